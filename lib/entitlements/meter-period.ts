import type { MeterReset } from "@/lib/db/generated/enums";
import { dayIn, startOfDay } from "@/lib/kernel/calendar";

/** `periodOn` is the first day of the period; `resetsAt` the instant at which the next begins, if one does. */
export type MeterPeriod = { periodOn: Date; resetsAt: Date | null };

/** The first day of the one period of a meter that never begins again. */
const always = new Date("1970-01-01T00:00:00Z");

/** The period that an instant lies in: a day, a calendar month or a calendar year of the time zone (IANA name). */
export function meterPeriod(reset: MeterReset, timeZone: string, at: Date): MeterPeriod {
  if (reset === "NEVER") return { periodOn: always, resetsAt: null };
  const today = dayIn(timeZone, at);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const first = (y: number, m: number, d: number) => new Date(Date.UTC(y, m, d));
  const { periodOn, next } = {
    DAY: { periodOn: today, next: first(year, month, day + 1) },
    MONTH: { periodOn: first(year, month, 1), next: first(year, month + 1, 1) },
    YEAR: { periodOn: first(year, 0, 1), next: first(year + 1, 0, 1) },
  }[reset];
  return { periodOn, resetsAt: startOfDay(timeZone, next) };
}
