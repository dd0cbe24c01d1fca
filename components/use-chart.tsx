"use client";

import { roundTop } from "./capacity-steps";
import { formatNumber } from "./format";
import { useReader } from "./reader";
import { base, halo, height, SeatChart, seatScale, wide } from "./seat-chart";

/** A stretch of time: the most seats in use at once and their average weighted by time; null where nothing is known of it. */
type UseBar = {
  /** An instant or a day ("2027-03-12"). */
  at: string;
  peak: number | null;
  average: number | null;
  limit: number | null;
};

type UseChartProps = { bars: readonly UseBar[]; /** What a bar stands for. */ unit: "hour" | "day" };

/** Use over time: the peak of each stretch as a bar, the average as the darker part of it, the seats owned as a line. Gaps stay empty. */
export function UseChart({ bars, unit }: UseChartProps) {
  const { locale, timeZone } = useReader();
  const say = (value: number) => formatNumber(Math.round(value * 10) / 10, locale);
  const label = labelOf(unit, locale, timeZone);
  const limits = bars.flatMap(({ limit }) => limit ?? []);
  const ceiling = roundTop(Math.max(...bars.map(({ peak }) => peak ?? 0), ...limits));
  const step = wide / Math.max(1, bars.length);
  const y = seatScale(ceiling);
  const percent = (index: number) => `${(((index + 0.5) / bars.length) * 100).toFixed(2)}%`;
  const known = bars.filter(({ peak }) => peak !== null);
  const highest = bars.reduce((best, { peak }, index) => ((peak ?? -1) > (bars[best]?.peak ?? -1) ? index : best), 0);
  const most = bars[highest]?.peak ?? null;
  const lastLimit = limits.at(-1);
  const limitLine = bars
    .map(({ limit }, i) =>
      limit === null ? "" : `${bars[i - 1]?.limit == null ? "M" : "L"}${i * step} ${y(limit)}H${(i + 1) * step}`,
    )
    .join("");
  const anchor = highest / bars.length > 0.8 ? "end" : highest / bars.length < 0.1 ? "start" : "middle";
  const summary =
    most === null
      ? "Nothing is known of this time."
      : `At most ${say(most)} seats in use, ${label(bars[highest]?.at ?? "")}.${lastLimit === undefined ? "" : ` ${say(lastLimit)} seats owned.`}`;

  return (
    <SeatChart
      summary={summary}
      ceiling={ceiling}
      owned={limitLine}
      labels={
        <>
          {lastLimit === undefined ? null : (
            <text
              x="4"
              y={y(limits[0] ?? lastLimit) - 6}
              className={`${halo} fill-text font-medium`}
              suppressHydrationWarning
            >
              {say(limits[0] ?? lastLimit)} owned
            </text>
          )}
          {most !== null && most > 0 ? (
            <text
              x={percent(highest)}
              y={Math.max(10, y(most) - 5)}
              textAnchor={anchor}
              className={`${halo} fill-accent font-medium`}
              suppressHydrationWarning
            >
              peak {say(most)}
            </text>
          ) : null}
          {ticks(bars.length).map((index) => (
            <text
              key={index}
              x={percent(index)}
              y={height - 5}
              textAnchor={index === 0 ? "start" : index > bars.length * 0.9 ? "end" : "middle"}
              className="fill-muted"
              suppressHydrationWarning
            >
              {label(bars[index]?.at ?? "")}
            </text>
          ))}
        </>
      }
      note={
        <p className="text-muted mt-1 text-sm">
          Pale to the peak of each {unit}, dark to its average over time
          {limits.length > 0 ? "; the dashed line is what is owned" : ""}
          {known.length < bars.length ? `. Empty: nothing is known of that ${unit}` : ""}.
        </p>
      }
      tableLabel={`Use by ${unit}`}
      table={
        <>
          <thead>
            <tr>
              <th scope="col">{unit === "hour" ? "Hour" : "Day"}</th>
              <th scope="col" data-align="right">
                Peak
              </th>
              <th scope="col" data-align="right">
                Average
              </th>
              <th scope="col" data-align="right">
                Owned
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ at, peak, average, limit }) => (
              <tr key={at}>
                <td suppressHydrationWarning>{label(at)}</td>
                <td data-align="right">{peak === null ? "unknown" : say(peak)}</td>
                <td data-align="right">{average === null ? "unknown" : say(average)}</td>
                <td data-align="right">{limit === null ? "" : say(limit)}</td>
              </tr>
            ))}
          </tbody>
        </>
      }
    >
      {bars.map(({ at, peak, average }, i) =>
        peak === null ? null : (
          <g key={at}>
            <rect
              x={i * step + step * 0.1}
              width={step * 0.8}
              y={y(peak)}
              height={base - y(peak)}
              className="fill-used"
              opacity="0.35"
            />
            <rect
              x={i * step + step * 0.1}
              width={step * 0.8}
              y={y(average ?? 0)}
              height={base - y(average ?? 0)}
              className="fill-used"
            />
          </g>
        ),
      )}
    </SeatChart>
  );
}

/** At most four places for a label, the first among them. */
const ticks = (count: number) =>
  [0, 1, 2, 3].map((n) => Math.floor((n * count) / 4)).filter((n, i, all) => all.indexOf(n) === i);

function labelOf(unit: UseChartProps["unit"], locale: string, timeZone: string) {
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    ...(unit === "hour" ? { hour: "2-digit", minute: "2-digit", timeZone } : { timeZone: "UTC" }),
  });
  return (at: string) => (at === "" ? "" : format.format(new Date(at)));
}
