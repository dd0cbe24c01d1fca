import { addDays, addMonthsClamped, endOfDay, startOfDay } from "@/lib/kernel/calendar";
import { graceEndsOn } from "./license-state";

/** How long a period is: so many months, or so many days. */
export type TermLength = { months: number } | { days: number };

export function lengthOf(license: { durationMonths: number | null; durationDays: number | null }): TermLength | null {
  if (license.durationMonths !== null) return { months: license.durationMonths };
  return license.durationDays === null ? null : { days: license.durationDays };
}

/**
 * The first day after so many periods counted from `anchor`. Months are counted from the anchor itself, never from the end
 * of the period before, so that periods from the 31st come back to the 31st after a shorter month.
 */
export function startOfPeriod(anchor: Date, length: TermLength, periods: number): Date {
  return "months" in length
    ? addMonthsClamped(anchor, length.months * periods)
    : addDays(anchor, length.days * periods);
}

/** The last day of a term that starts on a day. */
export function lastDayOf(startsOn: Date, length: TermLength, periods = 1): Date {
  return addDays(startOfPeriod(startsOn, length, periods), -1);
}

type TermFacts = {
  startsOn: Date | null;
  endsOn: Date | null;
  graceDays: number;
  cancelledAt: Date | null;
  maintained: boolean;
  maintenanceEndsOn: Date | null;
};

/** The instants of a term as client programs are told them. An end is the first instant at which it is over. */
export type TermInstants = {
  startsAt: Date | null;
  endsAt: Date | null;
  graceUntil: Date | null;
  maintenanceEndsAt: Date | null;
};

/**
 * Days of the organisation as instants: from the first instant of the first day until the end of the last one, however
 * long that day is where clocks change. `maintenanceEndsOn`: the end of maintenance bought later, where there is any.
 */
export function termInstants(
  license: TermFacts,
  timeZone: string,
  maintenanceEndsOn: Date | null = license.maintained ? license.maintenanceEndsOn : null,
): TermInstants {
  const endOf = (day: Date | null) => day && endOfDay(timeZone, day);
  return {
    startsAt: license.startsOn && startOfDay(timeZone, license.startsOn),
    endsAt: endOf(license.endsOn),
    graceUntil: endOf(graceEndsOn(license)),
    maintenanceEndsAt: endOf(maintenanceEndsOn),
  };
}
