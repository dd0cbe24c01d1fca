import { dayIn, isoDay } from "@/lib/kernel/calendar";

type Period = { startsAt: Date | null; endsAt: Date | null };

/** A period as days of the organisation, as a form shows it: the first and the last day that count. */
export function periodDays({ startsAt, endsAt }: Period, timeZone: string): { startsAt: string; endsAt: string } {
  const last = endsAt ? dayIn(timeZone, new Date(endsAt.getTime() - 1)) : null;
  return { startsAt: startsAt ? isoDay(dayIn(timeZone, startsAt)) : "", endsAt: last ? isoDay(last) : "" };
}

/** Whether there is a bound to show. */
export const hasPeriod = ({ startsAt, endsAt }: Period) => startsAt !== null || endsAt !== null;

/** Only the bounds that were changed: an instant set by a program keeps its time of day until somebody chooses another. */
export function changedDays<Days extends { startsAt?: string | null; endsAt?: string | null }>(
  days: Days,
  before: { startsAt: string; endsAt: string },
): Pick<Days, "startsAt" | "endsAt"> {
  return {
    ...(days.startsAt === before.startsAt ? {} : { startsAt: days.startsAt }),
    ...(days.endsAt === before.endsAt ? {} : { endsAt: days.endsAt }),
  };
}
