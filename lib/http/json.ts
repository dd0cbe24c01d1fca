import { isoDay } from "@/lib/kernel/calendar";

/** Fields that are calendar days, and no instants: `startsOn`, `today`, `neededUntil`, `overSince`, a step's or shortfall's `from`. */
const calendarDay = /(?:On|^today|^neededUntil|^overSince|^from)$/;

/**
 * JSON of an answer: instants as RFC 3339, calendar days as `2027-03-12`, 64-bit amounts as numbers (minor units stay far
 * below 2^53).
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null, function (this: Record<string, unknown>, key: string, inner: unknown) {
    const own = this[key];
    if (own instanceof Date && calendarDay.test(key)) return isoDay(own);
    return typeof inner === "bigint" ? Number(inner) : inner;
  });
}
