import { byDay, summaryOf, type HourOfUse, type UseLevel } from "./use-shape";
import type { UseStretch } from "./use-figures.sql";

type Limit = { day: string; seats: number };
export type UsePoint = {
  at: string;
  peak: number | null;
  average: number | null;
  limit: number | null;
  /** The least that there was, where it changed within the stretch. */
  leastLimit?: number | null;
  overdraft?: number;
  overhang?: number;
};

type Stretches = { from: Date; until: Date; unit: "hour" | "day"; timeZone: string; stretches: readonly UseStretch[] };

/** Each hour or day of a time as a point for a chart, those of which nothing is known too. */
export function pointsOfUse({ from, until, unit, timeZone, stretches }: Stretches): UsePoint[] {
  const known = new Map(stretches.map((stretch) => [stretch.at, stretch]));
  const ats =
    unit === "hour" ? hoursBetween(from, until).map((at) => at.toISOString()) : daysBetween(from, until, timeZone);
  return ats.map((at) => {
    const found = known.get(at);
    if (!found) return { at, peak: null, average: null, limit: null };
    return {
      at,
      peak: found.peak,
      average: found.seatMs / found.knownMs,
      limit: found.capacityMax,
      leastLimit: found.capacityMin,
      overdraft: found.overdraftPeak,
      overhang: found.overhangPeak,
    };
  });
}

const hoursBetween = (from: Date, until: Date) =>
  Array.from(
    { length: Math.ceil((until.getTime() - from.getTime()) / hourMs) },
    (_, index) => new Date(from.getTime() + index * hourMs),
  );

/** The days of a time zone in which the hours between two instants begin. */
function daysBetween(from: Date, until: Date, timeZone: string): string[] {
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const first = Date.parse(dayOf.format(from));
  const count = Math.round((Date.parse(dayOf.format(until)) - first) / dayMs) + 1;
  return Array.from({ length: count }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Hours of a window as points for a chart, the unknown ones too; each with the seats owned on its day. */
export function hourPoints(
  hours: readonly HourOfUse[],
  from: Date,
  until: Date,
  limits: readonly Limit[],
  timeZone: string,
): UsePoint[] {
  const known = new Map(hours.map((hour) => [hour.hour.getTime(), hour]));
  const owned = new Map(limits.map(({ day, seats }) => [day, seats]));
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const count = Math.ceil((until.getTime() - from.getTime()) / hourMs);
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(from.getTime() + index * hourMs);
    const hour = known.get(at.getTime());
    const { peak, average } = hour ? summaryOf([hour]) : { peak: null, average: null };
    return { at: at.toISOString(), peak, average, limit: owned.get(dayOf.format(at)) ?? null };
  });
}

/** Days of a window as points for a chart, the unknown ones too: `first` and `last` are days of the time zone. */
export function dayPoints(
  hours: readonly HourOfUse[],
  first: string,
  last: string,
  limits: readonly Limit[],
  timeZone: string,
): UsePoint[] {
  const known = new Map(byDay(hours, timeZone).map((day) => [day.day, day]));
  const owned = new Map(limits.map(({ day, seats }) => [day, seats]));
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse(first) + index * dayMs).toISOString().slice(0, 10);
    const day = known.get(at);
    return { at, peak: day?.peak ?? null, average: day?.average ?? null, limit: owned.get(at) ?? null };
  });
}

/** Levels put together in at most `most` groups of equal width, from none upwards; "0" stands alone. */
export function levelGroups(levels: readonly UseLevel[], most: number): { from: number; to: number; share: number }[] {
  const highest = levels.at(-1)?.seats ?? 0;
  const width = Math.max(1, Math.ceil(highest / most));
  const groups = Array.from({ length: Math.ceil(highest / width) }, (_, n) => ({
    from: n * width + 1,
    to: Math.min(highest, (n + 1) * width),
  }));
  return [{ from: 0, to: 0 }, ...groups].map(({ from, to }) => ({
    from,
    to,
    share: levels.filter(({ seats }) => seats >= from && seats <= to).reduce((sum, level) => sum + level.share, 0),
  }));
}
