import { dayIn, isoDay } from "@/lib/kernel/calendar";

export type Days = { startsAt: string; endsAt: string };
type Period = { startsAt: Date | null; endsAt: Date | null };

/** A period as days of the organisation, as a form shows it: the first and the last day that count. */
export function periodDays({ startsAt, endsAt }: Period, timeZone: string): Days {
  const last = endsAt ? dayIn(timeZone, new Date(endsAt.getTime() - 1)) : null;
  return { startsAt: startsAt ? isoDay(dayIn(timeZone, startsAt)) : "", endsAt: last ? isoDay(last) : "" };
}

/** Only the bounds that were changed: an instant set by a program keeps its time of day until somebody chooses another. */
export function changedDays<Changed extends { startsAt?: string | null; endsAt?: string | null }>(
  days: Changed,
  before: Days,
): Pick<Changed, "startsAt" | "endsAt"> {
  return {
    ...(days.startsAt === before.startsAt ? {} : { startsAt: days.startsAt }),
    ...(days.endsAt === before.endsAt ? {} : { endsAt: days.endsAt }),
  };
}
