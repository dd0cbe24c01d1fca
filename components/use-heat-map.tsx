"use client";

import { formatNumber } from "./format";
import { useReader } from "./reader";

/** `weekday` 1 is Monday. `average` seats in use, weighted by time. */
export type HeatCell = { weekday: number; hour: number; average: number; peak: number };

/** Per cent of the colour of use in the fullest cell: the number in it stays readable, by day and by night. */
const strongest = 55;

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Average use by weekday and hour: a table whose cells are the stronger the fuller, with the numbers in them. Empty where nothing is known. */
export function UseHeatMap({
  cells,
  most,
}: {
  cells: readonly HeatCell[];
  /** Drawn strongest: the seats owned, or the highest average. */ most: number;
}) {
  const { locale } = useReader();
  const say = (value: number) => formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), locale);
  const known = new Map(cells.map((cell) => [`${cell.weekday}/${cell.hour}`, cell]));
  return (
    <div className="mt-2 overflow-x-auto" tabIndex={0} role="group" aria-label="Use by weekday and hour">
      <table className="text-2xs w-full min-w-[640px] table-fixed border-separate border-spacing-[2px] text-center">
        <caption className="sr-only">Average seats in use by weekday and hour</caption>
        <thead>
          <tr>
            <th scope="col" className="w-9">
              <span className="sr-only">Weekday</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="text-muted font-normal">
                {String(hour).padStart(2, "0")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((name, index) => (
            <tr key={name}>
              <th scope="row" className="text-muted text-left font-normal">
                {name}
              </th>
              {hours.map((hour) => {
                const cell = known.get(`${index + 1}/${hour}`);
                if (!cell) return <td key={hour} aria-label="unknown" className="h-6" />;
                const share = most === 0 ? 0 : Math.min(1, cell.average / most);
                return (
                  <td
                    key={hour}
                    title={`${name} ${String(hour).padStart(2, "0")}:00: ${say(cell.average)} on average, at most ${say(cell.peak)}`}
                    className="bg-sunken h-6 rounded-[3px]"
                    style={{
                      backgroundColor: `color-mix(in oklab, var(--used) ${(share * strongest).toFixed(0)}%, var(--sunken))`,
                    }}
                    suppressHydrationWarning
                  >
                    {say(cell.average)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
