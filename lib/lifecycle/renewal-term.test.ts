import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDay } from "@/lib/kernel/calendar";
import { lastDayOf, startOfPeriod } from "@/lib/licenses/term-dates";
import { daysOfPeriod, measuredLength, nextTerm, type RunningTerm } from "./renewal-term";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const someDay = fc.integer({ min: 18_262, max: 29_220 }).map((n) => new Date(n * 86_400_000));
const length = fc.oneof(
  fc.record({ months: fc.integer({ min: 1, max: 36 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
);
const monthly = { months: 1 };
const renewed = (term: RunningTerm, base: "EXPIRY" | "NOW" | "NOW_IF_EXPIRED", today: string, periods = 1) => {
  const next = nextTerm(term, { length: monthly, base, periods, today: day(today) });
  return [isoDay(next.startsOn), isoDay(next.endsOn)];
};

describe("the next term", () => {
  const term = { startsOn: day("2026-01-31"), endsOn: day("2026-02-27"), anchorOn: null };

  test("follows the old one, starts today, or starts today only once the old one has ended", () => {
    expect(renewed(term, "EXPIRY", "2026-02-10")).toEqual(["2026-02-28", "2026-03-30"]);
    expect(renewed(term, "EXPIRY", "2026-03-10")).toEqual(["2026-02-28", "2026-03-30"]);
    expect(renewed(term, "NOW", "2026-02-10")).toEqual(["2026-02-10", "2026-03-09"]);
    expect(renewed(term, "NOW_IF_EXPIRED", "2026-02-27")).toEqual(["2026-02-28", "2026-03-30"]);
    expect(renewed(term, "NOW_IF_EXPIRED", "2026-02-28")).toEqual(["2026-02-28", "2026-03-27"]);
    expect(renewed(term, "EXPIRY", "2026-02-10", 12)).toEqual(["2026-02-28", "2027-02-27"]);
  });

  test("comes back to the 31st when an end was moved there by hand and its month is short", () => {
    const moved = { startsOn: day("2026-03-15"), endsOn: day("2027-01-30"), anchorOn: null };
    const february = nextTerm(moved, { length: monthly, base: "EXPIRY", periods: 1, today: day("2027-01-01") });
    expect(isoDay(february.endsOn)).toBe("2027-02-27");
    const march = nextTerm(
      { ...moved, ...february },
      { length: monthly, base: "EXPIRY", periods: 1, today: day("2027-02-01") },
    );
    expect([isoDay(march.startsOn), isoDay(march.endsOn)]).toEqual(["2027-02-28", "2027-03-30"]);
  });

  test("never drifts: n renewals of one period end where one of n periods does, and none leaves a gap", () => {
    fc.assert(
      fc.property(someDay, length, fc.integer({ min: 1, max: 40 }), (startsOn, each, n) => {
        const first = { startsOn, endsOn: lastDayOf(startsOn, each), anchorOn: null };
        let term: RunningTerm = first;
        for (let i = 0; i < n; i++) {
          const next = nextTerm(term, { length: each, base: "EXPIRY", periods: 1, today: startsOn });
          expect(next.startsOn).toEqual(addDays(term.endsOn, 1));
          expect(next.endsOn >= next.startsOn).toBe(true);
          // The licence keeps its first day; the end and the anchor move.
          term = { startsOn, endsOn: next.endsOn, anchorOn: next.anchorOn };
        }
        const atOnce = nextTerm(first, { length: each, base: "EXPIRY", periods: n, today: startsOn });
        expect(term.endsOn).toEqual(atOnce.endsOn);
        if ("months" in each) expect(term.endsOn).toEqual(lastDayOf(startsOn, each, n + 1));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the days of a period", () => {
  test("are those of the period that a day lies in, also where several were paid ahead", () => {
    fc.assert(
      fc.property(someDay, length, fc.integer({ min: 1, max: 12 }), fc.nat(11), (startsOn, each, n, which) => {
        const term = { startsOn, endsOn: lastDayOf(startsOn, each, n), anchorOn: null };
        const period = which % n;
        const from = startOfPeriod(startsOn, each, period);
        const until = startOfPeriod(startsOn, each, period + 1);
        const days = (until.getTime() - from.getTime()) / 86_400_000;
        expect(daysOfPeriod(term, each, from)).toBe(days);
        expect(daysOfPeriod(term, each, addDays(until, -1))).toBe(days);
      }),
      { numRuns: 1_000 },
    );
  });

  test("are the whole term, where no length is known", () => {
    const term = { startsOn: day("2027-01-01"), endsOn: day("2027-12-31"), anchorOn: null };
    expect(daysOfPeriod(term, null, day("2027-05-05"))).toBe(365);
  });
});

test.each([
  ["2026-01-01", "2026-12-31", { months: 12 }],
  ["2028-02-29", "2029-02-27", { months: 12 }],
  ["2026-01-31", "2026-02-27", { months: 1 }],
  ["2026-01-10", "2026-02-20", { days: 42 }],
])("%s to %s is measured as %j", (from, to, expected) => {
  expect(measuredLength(day(from), day(to))).toEqual(expected);
});

test("a month after a short one is a whole month, counted from the anchor", () => {
  expect(measuredLength(day("2027-02-28"), day("2027-03-30"))).toEqual({ days: 31 });
  expect(measuredLength(day("2027-02-28"), day("2027-03-30"), [day("2027-01-31")])).toEqual({ months: 1 });
});
