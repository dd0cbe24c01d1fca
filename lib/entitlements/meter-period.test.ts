import fc from "fast-check";
import { expect, test } from "vitest";
import { meterPeriod } from "./meter-period";

const at = (reset: "NEVER" | "DAY" | "MONTH" | "YEAR", zone: string, instant: string) => {
  const { periodOn, resetsAt } = meterPeriod(reset, zone, new Date(instant));
  return [periodOn.toISOString().slice(0, 10), resetsAt?.toISOString() ?? null];
};

test.each([
  ["NEVER", "Europe/Amsterdam", "2026-11-02T09:00:00Z", "1970-01-01", null],
  ["DAY", "Europe/Amsterdam", "2026-11-02T22:59:59Z", "2026-11-02", "2026-11-02T23:00:00.000Z"],
  ["DAY", "Europe/Amsterdam", "2026-11-02T23:00:00Z", "2026-11-03", "2026-11-03T23:00:00.000Z"],
  ["DAY", "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-25", "2026-10-25T23:00:00.000Z"],
  ["MONTH", "Pacific/Auckland", "2026-10-31T12:00:00Z", "2026-11-01", "2026-11-30T11:00:00.000Z"],
  ["MONTH", "America/New_York", "2028-02-29T12:00:00Z", "2028-02-01", "2028-03-01T05:00:00.000Z"],
  ["MONTH", "UTC", "2026-12-31T23:59:59Z", "2026-12-01", "2027-01-01T00:00:00.000Z"],
  ["YEAR", "Asia/Tokyo", "2026-12-31T15:00:00Z", "2027-01-01", "2027-12-31T15:00:00.000Z"],
] as const)("a %s in %s at %s began on %s and ends at %s", (reset, zone, instant, periodOn, resetsAt) => {
  expect(at(reset, zone, instant)).toEqual([periodOn, resetsAt]);
});

test("periods follow one another without gap or overlap", () => {
  const zones = ["UTC", "Europe/Amsterdam", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"];
  fc.assert(
    fc.property(
      fc.constantFrom("DAY" as const, "MONTH" as const, "YEAR" as const),
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true }),
      (reset, zone, instant) => {
        const { periodOn, resetsAt } = meterPeriod(reset, zone, instant);
        if (!resetsAt) throw new Error("it resets");
        expect(resetsAt > instant).toBe(true);
        const next = meterPeriod(reset, zone, resetsAt);
        expect(next.periodOn > periodOn).toBe(true);
        expect(meterPeriod(reset, zone, new Date(resetsAt.getTime() - 1)).periodOn).toEqual(periodOn);
      },
    ),
  );
});
