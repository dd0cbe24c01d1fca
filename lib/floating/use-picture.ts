import { byDay, summaryOf, type HourOfUse, type UseLevel } from "./use-shape";
import type { UseStretch } from "./use-figures.sql";

/** A stretch of time on a chart: the most seats in use at once and their average weighted by time; null where nothing is known of it. */
export type UsePoint = {
  /** An instant or a day ("2027-03-12"). */
  at: string;
  peak: number | null;
  average: number | null;
  /** The seats owned then; none where nobody counts or knows them. */
  limit: number | null;
  /** The least that was owned, where that changed within the stretch. */
  leastLimit?: number | null;
  /** The most seats beyond what was owned: permitted, and left over from before it shrank. */
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

/** Hours of a window as points for a chart, the unknown ones too; `limit` is what is owned in all of it. */
export function hourPoints(
  hours: readonly HourOfUse[],
  { from, until }: { from: Date; until: Date },
  limit: number | null,
): UsePoint[] {
  const known = new Map(hours.map((hour) => [hour.hour.getTime(), hour]));
  return hoursBetween(from, until).map((at) => {
    const hour = known.get(at.getTime());
    const { peak, average } = hour ? summaryOf([hour]) : { peak: null, average: null };
    return { at: at.toISOString(), peak, average, limit };
  });
}

/** The days of a time zone in a window as points for a chart, the unknown ones too; `limit` is what is owned in all of it. */
export function dayPoints(
  hours: readonly HourOfUse[],
  { from, until }: { from: Date; until: Date },
  limit: number | null,
  timeZone: string,
): UsePoint[] {
  const known = new Map(byDay(hours, timeZone).map((day) => [day.day, day]));
  return daysBetween(from, new Date(until.getTime() - 1), timeZone).map((at) => {
    const day = known.get(at);
    return { at, peak: day?.peak ?? null, average: day?.average ?? null, limit };
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
