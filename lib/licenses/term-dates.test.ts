import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayIn, endOfDay, isoDay, startOfDay } from "@/lib/kernel/calendar";
import { graceEndsOn, stateOn, type LicenseState } from "./license-state";
import { lastDayOf, startOfPeriod, termInstants } from "./term-dates";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const dayLength = 86_400_000;
/** Days from 2020 to 2050: clocks change on many of them, in one zone or another. */
const someDay = fc.integer({ min: 18_262, max: 29_220 }).map((n) => new Date(n * dayLength));
const someZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const never = { suspendedAt: null, terminatedAt: null };
const noMaintenance = { maintained: false, maintenanceEndsOn: null };

describe("periods", () => {
  test("by the month from 31 January never drift", () => {
    const starts = Array.from({ length: 14 }, (_, n) => isoDay(startOfPeriod(day("2027-01-31"), { months: 1 }, n)));
    expect(starts.slice(0, 5)).toEqual(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
    expect(starts.slice(12)).toEqual(["2028-01-31", "2028-02-29"]);
  });

  test("follow each other without a gap or an overlap, for any length", () => {
    const length = fc.oneof(
      fc.record({ months: fc.integer({ min: 1, max: 36 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 800 }) }),
    );
    fc.assert(
      fc.property(someDay, length, fc.integer({ min: 1, max: 60 }), (anchor, each, n) => {
        expect(addDays(lastDayOf(anchor, each, n), 1)).toEqual(startOfPeriod(anchor, each, n));
        expect(startOfPeriod(anchor, each, n) > startOfPeriod(anchor, each, n - 1)).toBe(true);
        const twice = "months" in each ? { months: each.months * n } : { days: each.days * n };
        expect(startOfPeriod(anchor, each, n)).toEqual(startOfPeriod(anchor, twice, 1));
      }),
    );
  });
});

describe("days as instants", () => {
  test("a day begins at its first instant and ends where the next begins, in every zone, whatever the clocks do", () => {
    fc.assert(
      fc.property(someZone, someDay, (zone, date) => {
        const start = startOfDay(zone, date);
        expect(dayIn(zone, start)).toEqual(date);
        expect(dayIn(zone, new Date(start.getTime() - 1)) < date).toBe(true);
        expect(dayIn(zone, new Date(endOfDay(zone, date).getTime() - 1))).toEqual(date);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["Europe/Amsterdam", "2027-03-28", 23],
    ["Europe/Amsterdam", "2027-10-31", 25],
    ["America/Santiago", "2027-09-05", 23],
    ["Asia/Beirut", "2027-03-28", 23],
    ["Australia/Lord_Howe", "2027-04-04", 24.5],
    ["Asia/Amman", "2021-10-29", 25],
  ])("in %s, %s has %d hours", (zone, date, hours) => {
    const length = endOfDay(zone, day(date)).getTime() - startOfDay(zone, day(date)).getTime();
    expect(length / 3_600_000).toBe(hours);
  });
});

describe("the state over time", () => {
  const order: LicenseState[] = ["SCHEDULED", "ACTIVE", "IN_GRACE", "EXPIRED", "TERMINATED"];
  const term = fc.record({
    startsOn: fc.option(someDay),
    endsOn: fc.option(someDay),
    graceDays: fc.integer({ min: 0, max: 60 }),
    cancelledAt: fc.option(someDay),
    expiryBehavior: fc.constantFrom("RESTRICT", "MAINTAIN", "ALLOW", "REVOKE"),
  });
  const ordered = term.filter(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn);

  test("only goes forward", () => {
    fc.assert(
      fc.property(ordered, someDay, fc.nat(2_000), (facts, today, later) => {
        const license = { ...facts, ...never };
        const [now, then] = [stateOn(license, today), stateOn(license, addDays(today, later))];
        expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(now));
      }),
      { numRuns: 2_000 },
    );
  });

  test("is active for the whole of the last day, in every zone, and no longer", () => {
    fc.assert(
      fc.property(someZone, someDay, fc.integer({ min: 0, max: 30 }), (zone, endsOn, graceDays) => {
        const facts = { startsOn: null, endsOn, graceDays, cancelledAt: null, expiryBehavior: "RESTRICT" as const };
        const license = { ...facts, ...never, ...noMaintenance };
        const { endsAt, graceUntil } = termInstants(license, zone);
        const stateAt = (instant: Date | null, by: number) =>
          stateOn(license, dayIn(zone, new Date((instant ?? endsOn).getTime() + by)));
        expect(stateAt(startOfDay(zone, endsOn), 0)).toBe("ACTIVE");
        expect(stateAt(endsAt, -1)).toBe("ACTIVE");
        expect(stateAt(endsAt, 0)).toBe(graceDays > 0 ? "IN_GRACE" : "EXPIRED");
        if (graceUntil) expect([stateAt(graceUntil, -1), stateAt(graceUntil, 0)]).toEqual(["IN_GRACE", "EXPIRED"]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a cancelled licence has no grace; a perpetual one never lapses", () => {
    const facts = { startsOn: day("2026-01-01"), endsOn: day("2026-12-31"), graceDays: 14, ...never };
    const license = { ...facts, cancelledAt: day("2026-06-01"), expiryBehavior: "RESTRICT" as const };
    expect(graceEndsOn(license)).toBeNull();
    expect(stateOn(license, day("2027-01-01"))).toBe("EXPIRED");
    expect(stateOn({ ...license, cancelledAt: null }, day("2027-01-14"))).toBe("IN_GRACE");
    fc.assert(
      fc.property(someDay, (today) => {
        const perpetual = { ...license, startsOn: null, endsOn: null };
        expect(stateOn(perpetual, today)).toBe("ACTIVE");
      }),
    );
  });

  test("a licence that expiry revokes is terminated after its grace, suspended or not", () => {
    const license = {
      startsOn: null,
      endsOn: day("2026-12-31"),
      graceDays: 7,
      cancelledAt: null,
      expiryBehavior: "REVOKE" as const,
      suspendedAt: day("2026-12-01"),
      terminatedAt: null,
    };
    expect(stateOn(license, day("2027-01-07"))).toBe("SUSPENDED");
    expect(stateOn(license, day("2027-01-08"))).toBe("TERMINATED");
    expect(stateOn({ ...license, suspendedAt: null }, day("2027-01-07"))).toBe("IN_GRACE");
  });
});
