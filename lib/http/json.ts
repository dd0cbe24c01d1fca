import { isoDay } from "@/lib/kernel/calendar";

/** Fields that are calendar days, and no instants: `startsOn`, `today`, `neededUntil`, `overSince`, a step's or shortfall's `from`. */
const calendarDay = /(?:On|^today|^neededUntil|^overSince|^from)$/;

/**
 * JSON of an answer: instants as RFC 3339, calendar days as `2027-03-12`, 64-bit amounts as numbers (minor units stay far
 * below 2^53).
 */
export function jsonText(value: unknown): string {
  // Most answers hold neither: a replacer, which is called for each field, costs four times what they do without.
  if (!needsCare(value)) return JSON.stringify(value ?? null);
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, inner: unknown) {
    const own = this[key];
    if (own instanceof Date && calendarDay.test(key)) return isoDay(own);
    return typeof inner === "bigint" ? Number(inner) : inner;
  });
}

/** Whether JSON would write it otherwise than we do: a calendar day as an instant, a 64-bit amount not at all. */
function needsCare(value: unknown, key = ""): boolean {
  if (typeof value === "bigint") return true;
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Date) return calendarDay.test(key);
  if (Array.isArray(value)) return value.some((inner) => needsCare(inner));
  for (const [name, inner] of Object.entries(value)) if (needsCare(inner, name)) return true;
  return false;
}
