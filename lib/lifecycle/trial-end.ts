import { addDays } from "@/lib/kernel/calendar";

/** The last day of a trial that is given more days: after its old one, or from today on where that has passed. */
export function extendedEnd(oldEnd: Date, days: number, today: Date): Date {
  return addDays(oldEnd < today ? addDays(today, -1) : oldEnd, days);
}
