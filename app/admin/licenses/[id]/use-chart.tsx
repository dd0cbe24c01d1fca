"use client";

import { DateText } from "@/components/date";
import { formatNumber } from "@/components/format";
import { useReader } from "@/components/reader";
import { Table } from "@/components/ui/table";

type UseDay = { day: string; people: number; machines: number };

const height = 120;

/** Distinct users a day as bars from zero, people below and machines on top of them; the same as a table under it. */
export function UseChart({ days }: { days: readonly UseDay[] }) {
  const { locale } = useReader();
  const most = Math.max(1, ...days.map(({ people, machines }) => people + machines));
  const busiest = days.reduce((best, one) => (one.people + one.machines > best.people + best.machines ? one : best));
  const wide = 1000 / days.length;
  const tall = (count: number) => (count / most) * (height - 4);
  const summary = `Users a day, most of them ${formatNumber(busiest.people + busiest.machines, locale)} on ${busiest.day}.`;
  return (
    <figure>
      <div className="flex gap-2">
        <div className="text-muted flex w-10 flex-col justify-between text-right text-xs" aria-hidden="true">
          <span>{formatNumber(most, locale)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={summary}
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
          className="border-line h-[120px] w-full border-b"
        >
          {days.map(({ day, people, machines }, at) => (
            <g key={day}>
              <title>{`${day}: ${people} people, ${machines} machines`}</title>
              <rect
                x={at * wide + 2}
                width={wide - 4}
                y={height - tall(people)}
                height={tall(people)}
                className="fill-used"
              />
              <rect
                x={at * wide + 2}
                width={wide - 4}
                y={height - tall(people) - tall(machines)}
                height={tall(machines)}
                className="fill-faint"
              />
            </g>
          ))}
        </svg>
      </div>
      <div className="text-muted mt-1 flex justify-between pl-12 text-xs" aria-hidden="true">
        <DateText value={days[0]?.day ?? ""} />
        <DateText value={days.at(-1)?.day ?? ""} />
      </div>
      <p className="text-muted mt-1 flex gap-4 pl-12 text-xs" aria-hidden="true">
        <span className="flex items-center gap-1.5">
          <i className="bg-used inline-block size-2.5" /> people
        </span>
        <span className="flex items-center gap-1.5">
          <i className="bg-faint inline-block size-2.5" /> machines
        </span>
      </p>
      <details className="mt-2 text-sm">
        <summary className="text-muted cursor-pointer">As a table</summary>
        <Table className="mt-2">
          <thead>
            <tr>
              <th>Day</th>
              <th className="text-right">People</th>
              <th className="text-right">Machines</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map(({ day, people, machines }) => (
              <tr key={day}>
                <td>
                  <DateText value={day} />
                </td>
                <td className="text-right">{formatNumber(people, locale)}</td>
                <td className="text-right">{formatNumber(machines, locale)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </figure>
  );
}
