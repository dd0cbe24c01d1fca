import { addDays, endOfDay, isoDay, startOfDay } from "@/lib/kernel/calendar";

type Day = { start: number; length: number };
const usual = 86_400_000;

/**
 * Instants of a server's local times. Most days have 24 hours and are answered by adding; on a day on which clocks change,
 * `late` chooses the second of two instants that show the same time, and a time that was skipped is the instant after it.
 */
export function serverTime(timeZone: string) {
  const days = new Map<string, Day>();

  const dayAt = (day: string): Day => {
    const known = days.get(day);
    if (known) return known;
    const start = startOfDay(timeZone, asDate(day)).getTime();
    const made = { start, length: endOfDay(timeZone, asDate(day)).getTime() - start };
    if (days.size > 1_000) days.clear();
    days.set(day, made);
    return made;
  };

  return {
    /** Milliseconds since 1970 of a local time, given as its day and seconds since midnight. */
    instant(day: string, seconds: number, late: boolean): number {
      const { start, length } = dayAt(day);
      if (length === usual) return start + seconds * 1000;
      const change = changeIn(timeZone, start, length);
      // Before the change the clock runs from midnight on; after it, it is ahead or behind by the difference.
      const early = start + seconds * 1000;
      const shifted = early + (length - usual);
      if (length > usual) return early < change && !(late && shifted >= change) ? early : shifted;
      return early < change ? early : Math.max(shifted, change);
    },
    /** Whether this local time comes twice on its day. */
    twice(day: string, seconds: number): boolean {
      const { start, length } = dayAt(day);
      if (length <= usual) return false;
      const change = changeIn(timeZone, start, length);
      const early = start + seconds * 1000;
      return early < change && early + (length - usual) >= change;
    },
  };
}

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

export const dayAfter = (day: string, days = 1) => isoDay(addDays(asDate(day), days));

const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant within a day at which the clock is set, to the second. */
function changeIn(timeZone: string, start: number, length: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset", hour: "2-digit" });
  formats.set(timeZone, format);
  const offset = (at: number) => format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
  const before = offset(start);
  let [low, high] = [start, start + length - 1000];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
