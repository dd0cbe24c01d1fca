"use client";

import type { UsePoint } from "@/lib/floating/use-picture";
import { roundTop } from "./capacity-steps";
import { formatDate, formatDay, formatNumber, formatTime } from "./format";
import { useReader } from "./reader";
import { base, halo, height, SeatChart, seatScale, top, wide } from "./seat-chart";

type UseChartProps = { bars: readonly UsePoint[]; /** What a bar stands for. */ unit: "hour" | "day" };

/**
 * Use over time: the peak of each stretch as a bar, the average as the full part of it, the seats owned then as a line, and
 * what lay beyond them in its own colours. What nothing is known of is shaded, and no zero.
 */
export function UseChart({ bars, unit }: UseChartProps) {
  const { locale, timeZone } = useReader();
  const say = (value: number) => formatNumber(Math.round(value * 10) / 10, locale);
  const withYear = bars[0]?.at.slice(0, 4) !== bars.at(-1)?.at.slice(0, 4);
  const label = labelOf(unit === "hour" ? "both" : "day", locale, timeZone, withYear);
  // Under an axis of more than a day the hours are no help, and have no room on a phone.
  const day = labelOf("day", locale, timeZone, withYear);
  const byHour = unit === "hour" && bars.length <= hoursOfTicks;
  const tick = byHour ? labelOf("hour", locale, timeZone, false) : day;
  const places =
    unit === "day" || byHour
      ? bars.map((_, index) => index)
      : bars.flatMap(({ at }, index) => (index > 0 && day(at) !== day(bars[index - 1]?.at ?? "") ? index : []));
  const limits = bars.flatMap(({ limit }) => limit ?? []);
  const ceiling = roundTop(Math.max(...bars.map(({ peak }) => peak ?? 0), ...limits));
  const step = wide / Math.max(1, bars.length);
  // Between hundreds of bars there is no room for gaps.
  const gap = bars.length > 200 ? 0 : 0.1;
  const y = seatScale(ceiling);
  const percent = (index: number) => `${(((index + 0.5) / bars.length) * 100).toFixed(2)}%`;
  const known = bars.filter(({ peak }) => peak !== null);
  const highest = bars.reduce((best, { peak }, index) => ((peak ?? -1) > (bars[best]?.peak ?? -1) ? index : best), 0);
  const most = bars[highest]?.peak ?? null;
  const [firstLimit, lastLimit] = [limits[0], limits.at(-1)];
  // Said where the line begins: before that nobody knows.
  const since =
    Math.max(
      0,
      bars.findIndex(({ limit }) => limit !== null),
    ) / Math.max(1, bars.length);
  const has = {
    overdraft: bars.some(({ overdraft = 0 }) => overdraft > 0),
    overhang: bars.some(({ overhang = 0 }) => overhang > 0),
  };
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
          {firstLimit === undefined ? null : (
            <text
              x={since > 0.8 ? "100%" : `${(since * 100).toFixed(2)}%`}
              dx={since > 0.8 ? -4 : 4}
              textAnchor={since > 0.8 ? "end" : "start"}
              y={y(firstLimit) - 6}
              className={`${halo} fill-text font-medium`}
              suppressHydrationWarning
            >
              {say(firstLimit)} owned
            </text>
          )}
          {lastLimit === undefined || lastLimit === firstLimit ? null : (
            <text
              x="100%"
              dx="-4"
              y={y(lastLimit) - 6}
              textAnchor="end"
              className={`${halo} fill-text font-medium`}
              suppressHydrationWarning
            >
              {say(lastLimit)} owned
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
          {evenly(places).map((index) => (
            <text
              key={index}
              x={percent(index)}
              y={height - 5}
              textAnchor={index === 0 ? "start" : index > bars.length * 0.9 ? "end" : "middle"}
              className="fill-muted"
              suppressHydrationWarning
            >
              {tick(bars[index]?.at ?? "")}
            </text>
          ))}
        </>
      }
      note={
        <p className="text-muted mt-1 text-sm">
          Faint to the peak of each {unit}, full to its average over time
          {limits.length > 0 ? "; the dashed line is what was owned" : ""}
          {has.overdraft ? (
            <>
              ; <Swatch className="bg-over" /> overdraft
            </>
          ) : null}
          {has.overhang ? (
            <>
              ; <Swatch className="bg-idle" /> held from before there were fewer
            </>
          ) : null}
          {known.length < bars.length ? (
            <>
              ; <Swatch className="bg-free" /> nothing is known
            </>
          ) : null}
          .
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
              {has.overdraft ? (
                <th scope="col" data-align="right">
                  Overdraft
                </th>
              ) : null}
              {has.overhang ? (
                <th scope="col" data-align="right">
                  Overhang
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ at, peak, average, limit, leastLimit, overdraft = 0, overhang = 0 }) => (
              <tr key={at}>
                <td suppressHydrationWarning>{label(at)}</td>
                <td data-align="right">{peak === null ? "unknown" : say(peak)}</td>
                <td data-align="right">{average === null ? "unknown" : say(average)}</td>
                <td data-align="right">
                  {limit === null
                    ? ""
                    : `${leastLimit == null || leastLimit === limit ? "" : `${say(leastLimit)} to `}${say(limit)}`}
                </td>
                {has.overdraft ? <td data-align="right">{say(overdraft)}</td> : null}
                {has.overhang ? <td data-align="right">{say(overhang)}</td> : null}
              </tr>
            ))}
          </tbody>
        </>
      }
    >
      {bars.map(({ at, peak, average, overdraft = 0, overhang = 0 }, i) => {
        if (peak === null)
          return (
            <rect key={at} x={i * step} width={step} y={top} height={base - top} className="fill-free" opacity="0.5" />
          );
        const place = { x: (i + gap) * step, width: step * (1 - 2 * gap) };
        const part = (from: number, to: number) => ({ ...place, y: y(to), height: y(from) - y(to) });
        const within = Math.max(0, peak - overdraft - overhang);
        return (
          <g key={at}>
            <rect {...part(0, within)} className="fill-used" opacity="0.35" />
            <rect {...part(0, Math.min(average ?? 0, within))} className="fill-used" />
            {overhang > 0 ? <rect {...part(within, peak - overdraft)} className="fill-idle" /> : null}
            {overdraft > 0 ? <rect {...part(peak - overdraft, peak)} className="fill-over" /> : null}
          </g>
        );
      })}
    </SeatChart>
  );
}

const Swatch = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={`inline-block size-2.5 rounded-[2px] ${className}`} />
);

/** At most four places for a label, the first among them. */
const evenly = (places: readonly number[]) => {
  const step = Math.ceil(places.length / 4);
  return places.filter((_, index) => index % step === 0);
};

/** An axis of so many hours or fewer is told by hours. */
const hoursOfTicks = 48;

function labelOf(what: "hour" | "day" | "both", locale: string, timeZone: string, withYear: boolean) {
  return (at: string) => {
    if (at === "") return "";
    const day = withYear ? formatDate(at, locale, timeZone) : formatDay(at, locale, timeZone);
    if (what === "day") return day;
    const hour = formatTime(at, locale, timeZone);
    return what === "hour" ? hour : `${day}, ${hour}`;
  };
}
