/**
 * Calendar days. A day is held as a Date at 00:00 UTC (as PostgreSQL's `date` reads); which day it is now depends on
 * the organisation's time zone (IANA name).
 */
const dayLength = 86_400_000;
const hour = 3_600_000;

/** A formatter of each time zone: making one costs more than all that is asked of it. */
function formatsOf(language: string, options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone: string): Intl.DateTimeFormat => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat(language, { timeZone, ...options });
    made.set(timeZone, format);
    return format;
  };
}

const dayFormat = formatsOf("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
const clockFormat = formatsOf("en-US", {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** The calendar day of an instant in a time zone, as a Date at 00:00 UTC. */
export function dayIn(timeZone: string, instant: Date): Date {
  return new Date(`${dayFormat(timeZone).format(instant)}T00:00:00Z`);
}

/** The first instant of a calendar day in a time zone (daylight saving included). */
export function startOfDay(timeZone: string, day: Date): Date {
  let instant = new Date(day);
  for (let i = 0; i < 3; i++) instant = new Date(day.getTime() - offset(timeZone, instant));
  if (dayIn(timeZone, instant) < day) return new Date(instant.getTime() + hour);
  // Where clocks go back to midnight, the day begins an hour before its second midnight.
  const before = new Date(instant.getTime() - 1);
  return dayIn(timeZone, before) < day ? instant : new Date(instant.getTime() - hour);
}

/** The first instant after a calendar day in a time zone: when something whose last day it is has ended. */
export function endOfDay(timeZone: string, day: Date): Date {
  return startOfDay(timeZone, addDays(day, 1));
}

export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * dayLength);
}

/**
 * The same day of the month so many months later (or earlier, below zero); the last day of that month where it has no such
 * day: 31 January and one month is 28 or 29 February.
 */
export function addMonthsClamped(day: Date, months: number): Date {
  const month = day.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), lastOfMonth)));
}

/** Milliseconds that a time zone is ahead of UTC at an instant. */
function offset(timeZone: string, instant: Date): number {
  const parts = clockFormat(timeZone).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/** `2027-03-12`. */
export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** `12 Mar 2027`, for sentences written by the server. */
export function dayInWords(day: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }).format(
    day,
  );
}
