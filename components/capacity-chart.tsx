"use client";

import { monthTicks, placeOf, roundTop, stretches, type Step } from "./capacity-steps";
import { DateText } from "./date";
import { formatNumber } from "./format";
import { useReader } from "./reader";
import { base, halo, height, SeatChart, seatScale, top, wide } from "./seat-chart";
import { cn } from "./ui/cn";

type CapacityChartProps = {
  /** First and last day shown, and today (in the organisation's time zone): "2026-03-12". */
  from: string;
  to: string;
  today: string;
  /** Seats owned and seats held, each from its day on; the last step before `from` counts too. `held` is null where no person holds a seat. */
  owned: readonly Step[];
  held: readonly Step[] | null;
};

/** Capacity over time as a line of steps, what is held as the area under it, and red where more is held than owned. */
export function CapacityChart({ from, to, today, owned, held }: CapacityChartProps) {
  const { locale } = useReader();
  const parts = stretches({ from, to, today }, owned, held);
  const ceiling = roundTop(Math.max(...parts.map((part) => Math.max(part.owned, part.held ?? 0))));
  const x = (on: string) => placeOf(on, from, to);
  const y = seatScale(ceiling);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const say = (seats: number) => formatNumber(seats, locale);

  const known = parts.filter((part) => part.held !== null);
  const last = known.at(-1);
  const ownedLine = parts
    .map((part, i) => `${i === 0 ? "M" : "L"}${x(part.from) * wide} ${y(part.owned)}H${x(part.to) * wide}`)
    .join("");
  const heldLine = known
    .map((part, i) => `${i === 0 ? "M" : "L"}${x(part.from) * wide} ${y(part.held ?? 0)}H${x(part.to) * wide}`)
    .join("");
  const heldArea = last && known[0] ? `${heldLine}V${base}H${x(known[0].from) * wide}Z` : "";
  const changes = parts.filter((part, i) => i === 0 || part.owned !== parts[i - 1]?.owned);
  // A label needs room: one that would touch its neighbour is left to the table.
  const labelled = changes.filter((part, i) => i === 0 || x(part.from) - x(changes[i - 1]?.from ?? from) > 0.14);
  const over = known.filter((part) => (part.held ?? 0) > part.owned);
  const summary = `Seats owned: ${changes.map((part) => `${say(part.owned)} from ${part.from}`).join(", ")}. ${last ? `Held on ${today}: ${say(last.held ?? 0)}.` : ""} ${over.length > 0 ? `More held than owned since ${over[0]?.from}.` : ""}`;

  return (
    <SeatChart
      summary={summary}
      ceiling={ceiling}
      owned={ownedLine}
      labels={
        <>
          {labelled.map((part) => (
            <text
              key={part.from}
              x={percent(x(part.from))}
              dx={x(part.from) > 0.8 ? -4 : 4}
              y={y(part.owned) - 6}
              textAnchor={x(part.from) > 0.8 ? "end" : "start"}
              className={cn(halo, "fill-text font-medium")}
              suppressHydrationWarning
            >
              {say(part.owned)} owned
            </text>
          ))}
          {last ? (
            <text
              x={percent(x(last.to))}
              dx={-6}
              y={y(last.held ?? 0) + 15}
              textAnchor="end"
              className={cn(halo, "fill-accent font-medium")}
              suppressHydrationWarning
            >
              {say(last.held ?? 0)} held
            </text>
          ) : null}
          {today > from && today < to ? (
            <text x={percent(x(today))} y={10} textAnchor={x(today) > 0.9 ? "end" : "middle"} className="fill-muted">
              today
            </text>
          ) : null}
          {monthTicks(from, to, 6).map((on, i) => (
            <text
              key={on}
              x={percent(x(on))}
              y={height - 5}
              textAnchor={x(on) > 0.92 ? "end" : x(on) < 0.09 ? "start" : "middle"}
              className={cn("fill-muted", i % 2 === 1 && "max-sm:hidden")}
              suppressHydrationWarning
            >
              {new Intl.DateTimeFormat(locale.startsWith("en") ? "en-US" : locale, {
                month: "short",
                year: "numeric",
                timeZone: "UTC",
              }).format(new Date(on))}
            </text>
          ))}
        </>
      }
      tableLabel="Capacity over time"
      table={
        <>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col" data-align="right">
                Owned
              </th>
              <th scope="col" data-align="right">
                Held
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.from}>
                <td>
                  <DateText value={part.from} />
                </td>
                <td data-align="right">{say(part.owned)}</td>
                <td data-align="right">{part.held === null ? "" : say(part.held)}</td>
              </tr>
            ))}
          </tbody>
        </>
      }
    >
      <path d={heldArea} className="fill-accent-soft" />
      {over.map((part) => (
        <rect
          key={part.from}
          x={x(part.from) * wide}
          width={(x(part.to) - x(part.from)) * wide}
          y={y(part.held ?? 0)}
          height={y(part.owned) - y(part.held ?? 0)}
          className="fill-over"
          opacity="0.85"
        />
      ))}
      <path d={heldLine} fill="none" className="stroke-used" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      {today > from && today < to ? (
        <line
          x1={x(today) * wide}
          x2={x(today) * wide}
          y1={top - 8}
          y2={base}
          className="stroke-faint"
          strokeDasharray="1 3"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </SeatChart>
  );
}
