/** An hour (of UTC) of which something is known; see `readUseByHour`. */
export type HourOfUse = {
  hour: Date;
  knownMs: number;
  /** Seats in use, weighted by time: seat-milliseconds. */
  seatMs: number;
  /** The most seats in use at once. */
  peak: number;
  /** For how many milliseconds each number of seats was in use. */
  levels: Readonly<Record<string, number>>;
};

/** What several hours come to. `average` is weighted by time, over what is known. */
export type UseSummary = { knownMs: number; seatMs: number; peak: number; average: number };
export type DayOfUse = UseSummary & { day: string };
/** `weekday` 1 is Monday, `hour` 0 to 23: both as the clocks of the time zone showed when the hour began. */
export type WeekHourOfUse = UseSummary & { weekday: number; hour: number };
/** `share` of the known time at exactly so many seats, `atLeast` at so many or more: 0 to 1. */
export type UseLevel = { seats: number; ms: number; share: number; atLeast: number };

export function summaryOf(hours: Iterable<HourOfUse>): UseSummary {
  let knownMs = 0;
  let seatMs = 0;
  let peak = 0;
  for (const hour of hours) {
    knownMs += hour.knownMs;
    seatMs += hour.seatMs;
    peak = Math.max(peak, hour.peak);
  }
  return { knownMs, seatMs, peak, average: knownMs === 0 ? 0 : seatMs / knownMs };
}

/** By calendar day of a time zone; days of which nothing is known are absent. The day that clocks change has 23 or 25 hours. */
export function byDay(hours: readonly HourOfUse[], timeZone: string): DayOfUse[] {
  const local = localTime(timeZone);
  return grouped(hours, ({ hour }) => local(hour).day).map(([day, part]) => ({ day, ...summaryOf(part) }));
}

/** By weekday and hour of a time zone: an hour that the clocks showed twice counts with both, one that they skipped with none. */
export function byWeekHour(hours: readonly HourOfUse[], timeZone: string): WeekHourOfUse[] {
  const local = localTime(timeZone);
  return grouped(hours, ({ hour }) => {
    const at = local(hour);
    return `${at.weekday}/${at.hour}`;
  }).map(([key, part]) => {
    const [weekday, hour] = key.split("/").map(Number);
    return { weekday: weekday ?? 0, hour: hour ?? 0, ...summaryOf(part) };
  });
}

/** How the known time divides over numbers of seats in use, from none upwards. */
export function levelsOf(hours: readonly HourOfUse[]): UseLevel[] {
  const total = new Map<number, number>();
  for (const { levels } of hours)
    for (const [seats, ms] of Object.entries(levels)) total.set(Number(seats), (total.get(Number(seats)) ?? 0) + ms);
  return sharesOf([...total].sort(([a], [b]) => a - b).map(([seats, ms]) => ({ seats, ms })));
}

/** What share of the time each number of seats was in use, given from none upwards. */
export function sharesOf(levels: readonly { seats: number; ms: number }[]): UseLevel[] {
  const known = levels.reduce((sum, { ms }) => sum + ms, 0);
  let below = 0;
  return levels.map(({ seats, ms }) => {
    const atLeast = (known - below) / known;
    below += ms;
    return { seats, ms, share: ms / known, atLeast };
  });
}

function grouped(hours: readonly HourOfUse[], keyOf: (hour: HourOfUse) => string): [string, HourOfUse[]][] {
  const groups = new Map<string, HourOfUse[]>();
  for (const hour of hours) {
    const key = keyOf(hour);
    const group = groups.get(key);
    if (group) group.push(hour);
    else groups.set(key, [hour]);
  }
  return [...groups];
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function localTime(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  return (instant: Date) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${part.year}-${part.month}-${part.day}`,
      weekday: weekdays.indexOf(part.weekday ?? "") + 1,
      hour: Number(part.hour),
    };
  };
}
