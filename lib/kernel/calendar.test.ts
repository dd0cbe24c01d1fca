import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonthsClamped, dayIn, isoDay, startOfDay } from "./calendar";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

test.each([
  ["2026-01-15", 1, "2026-02-15"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", 48, "2032-02-29"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2026-12-31", 12, "2027-12-31"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-01-31", -13, "2024-12-31"],
  ["2026-05-31", 0, "2026-05-31"],
])("%s and %i months is %s", (from, months, to) => {
  expect(isoDay(addMonthsClamped(day(from), months))).toBe(to);
});

test("months added are exactly as many months later, on that day or on the last of the month", () => {
  const days = fc.integer({ min: 0, max: 60_000 }).map((n) => new Date(n * 86_400_000));
  fc.assert(
    fc.property(days, fc.integer({ min: -240, max: 240 }), (from, months) => {
      const to = addMonthsClamped(from, months);
      const monthsOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
      expect(monthsOf(to) - monthsOf(from)).toBe(months);
      const next = new Date(to.getTime() + 86_400_000);
      if (to.getUTCDate() !== from.getUTCDate()) {
        expect(to.getUTCDate()).toBeLessThan(from.getUTCDate());
        expect(next.getUTCDate()).toBe(1);
      }
    }),
  );
});

test("a day begins at its first instant, in every time zone", () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const days = fc.integer({ min: 0, max: 5_000 }).map((n) => addDays(day("2022-01-01"), n));
  fc.assert(
    fc.property(zone, days, (timeZone, on) => {
      const start = startOfDay(timeZone, on);
      expect([timeZone, dayIn(timeZone, start)]).toEqual([timeZone, on]);
      expect(dayIn(timeZone, new Date(start.getTime() - 1)).getTime()).toBeLessThan(on.getTime());
    }),
    { numRuns: 3_000 },
  );
});
