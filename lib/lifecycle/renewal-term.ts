import type { RenewalBase } from "@/lib/db/generated/enums";
import { addDays, addMonthsClamped } from "@/lib/kernel/calendar";
import { lastDayOf, type TermLength } from "@/lib/licenses/term-dates";

/** A term with an end; `anchorOn` is the day that its periods are counted from (none: the first day). */
export type RunningTerm = { startsOn: Date | null; endsOn: Date; anchorOn: Date | null };
export type NextTerm = { startsOn: Date; endsOn: Date; anchorOn: Date };

type Renewal = { length: TermLength; base: RenewalBase; periods: number; today: Date };

/**
 * The term that a renewal begins: after the old end, or today, or today only where the old end has passed. A term that
 * follows the old one is counted from the same anchor, so that renewing by the month from the 31st comes back to the 31st.
 */
export function nextTerm(term: RunningTerm, { length, base, periods, today }: Renewal): NextTerm {
  const fromToday = base === "NOW" || (base === "NOW_IF_EXPIRED" && today > term.endsOn);
  const startsOn = fromToday ? today : addDays(term.endsOn, 1);
  const anchorOn = fromToday ? startsOn : anchorOf(term, length);
  if ("days" in length) return { startsOn, endsOn: lastDayOf(startsOn, length, periods), anchorOn };
  const passed = monthsBetween(anchorOn, startsOn);
  const endsOn = addDays(addMonthsClamped(anchorOn, passed + length.months * periods), -1);
  return { startsOn, endsOn, anchorOn };
}

/** The day that months are counted from; the day after the end, where the end was moved off the anchor by hand. */
function anchorOf(term: RunningTerm, length: TermLength): Date {
  const next = addDays(term.endsOn, 1);
  const anchor = term.anchorOn ?? term.startsOn;
  if (!anchor || "days" in length) return next;
  return monthsBetween(anchor, next) > 0 && isOn(anchor, next) ? anchor : next;
}

/** How many days the period has that a day lies in: what a price "for a period" is spread over. */
export function daysOfPeriod(term: RunningTerm, length: TermLength | null, day: Date): number {
  if (!length) return daysBetween(term.startsOn ?? day, term.endsOn);
  if ("days" in length) return length.days;
  const anchor = anchorOf(term, length);
  // Counted back from the end: the term may have been renewed for several periods at once.
  const total = monthsBetween(anchor, addDays(term.endsOn, 1));
  const passed = monthsPassed(anchor, day);
  const from = passed - ((((passed - total) % length.months) + length.months) % length.months);
  const next = addMonthsClamped(anchor, from + length.months);
  return daysBetween(addMonthsClamped(anchor, from), addDays(next, -1));
}

/** Whole months from an anchor to a day. */
function monthsPassed(anchor: Date, day: Date): number {
  const months = monthsBetween(anchor, day);
  return addMonthsClamped(anchor, months) > day ? months - 1 : months;
}

/**
 * The length of some days: whole months where they are, counted from their first day or from an anchor (28 February to
 * 30 March is a month of a term that began on a 31st), else days. Null where the first day is not known.
 */
export function measuredLength(
  startsOn: Date | null,
  endsOn: Date,
  anchors: readonly (Date | null)[] = [],
): TermLength | null {
  if (!startsOn || startsOn > endsOn) return null;
  const next = addDays(endsOn, 1);
  const months = monthsBetween(startsOn, next);
  const isWhole = [startsOn, ...anchors].some((anchor) => anchor && isOn(anchor, startsOn) && isOn(anchor, next));
  return isWhole && months > 0 ? { months } : { days: daysBetween(startsOn, endsOn) };
}

/** Whether a day is so many months from an anchor. */
const isOn = (anchor: Date, day: Date) =>
  addMonthsClamped(anchor, monthsBetween(anchor, day)).getTime() === day.getTime();

/** Days from one to another, both counted. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 86_400_000) + 1;
}

/** Calendar months from one to another, without regard to the day of the month. */
function monthsBetween(from: Date, to: Date): number {
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}
