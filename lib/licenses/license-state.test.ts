import { describe, expect, test } from "vitest";
import { capacityOn, capacitySteps, overSince, type Lot } from "./capacity-steps";
import { isNoticeDue, noticeOn, stateOn } from "./license-state";
import { monthsOf, seatCosts, type PricedLot } from "./seat-cost";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const facts = {
  startsOn: day("2026-03-01"),
  endsOn: day("2027-02-28"),
  noticeDays: 60,
  graceDays: 0,
  cancelledAt: null,
  expiryBehavior: "RESTRICT" as const,
  suspendedAt: null,
  terminatedAt: null,
};

describe("the state of a licence", () => {
  test.each([
    ["2026-02-28", "SCHEDULED"],
    ["2026-03-01", "ACTIVE"],
    ["2027-02-28", "ACTIVE"],
    ["2027-03-01", "EXPIRED"],
  ])("on %s it is %s", (today, state) => expect(stateOn(facts, day(today))).toBe(state));

  test("what was decided goes before the calendar", () => {
    expect(stateOn({ ...facts, suspendedAt: day("2026-05-01") }, day("2027-05-01"))).toBe("SUSPENDED");
    expect(
      stateOn({ ...facts, suspendedAt: day("2026-05-01"), terminatedAt: day("2026-06-01") }, day("2026-07-01")),
    ).toBe("TERMINATED");
  });

  test("notice is counted back from the end and due 30 days before its last day, until the end", () => {
    expect(noticeOn(facts)).toEqual(day("2026-12-30"));
    expect(
      ["2026-11-29", "2026-11-30", "2027-02-28", "2027-03-01"].map((today) => isNoticeDue(facts, day(today))),
    ).toEqual([false, true, true, false]);
  });
});

const lot = (seats: number, startsOn: string | null, endsOn: string | null): Lot => ({
  id: `${seats}`,
  seats,
  startsOn: startsOn === null ? null : day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
});

test("lots add up day by day; the step after the last day of a lot is without it", () => {
  const lots = [lot(90, "2025-03-01", "2026-02-28"), lot(100, "2026-03-01", null), lot(30, null, "2025-12-31")];
  expect(capacitySteps(lots)).toEqual([
    { from: null, capacity: 30 },
    { from: day("2025-03-01"), capacity: 120 },
    { from: day("2026-01-01"), capacity: 90 },
    { from: day("2026-03-01"), capacity: 100 },
  ]);
  expect(capacityOn(lots, day("2025-12-31"))).toBe(120);
  expect(overSince(lots, 95, day("2026-02-10"))).toEqual(day("2026-01-01"));
  expect(overSince(lots, 95, day("2026-03-10"))).toBeNull();
});

describe("the cost of a seat", () => {
  const priced = (
    seats: number,
    amount: bigint | null,
    currency: string | null,
    priceBasis: PricedLot["priceBasis"] = "TOTAL",
    endsOn: string | null = null,
  ): PricedLot => ({
    ...lot(seats, "2026-01-01", endsOn),
    priceAmount: amount,
    currency,
    priceBasis,
  });

  test("is the price of the lots over their seats, half up, each currency by itself", () => {
    expect(
      seatCosts(
        [priced(3, 1000n, "EUR"), priced(2, 500n, "EUR", "PER_SEAT"), priced(1, 700n, "USD"), priced(9, null, null)],
        day("2026-06-01"),
      ),
    ).toEqual([
      { currency: "EUR", amount: 400, monthly: null, seats: 5 },
      { currency: "USD", amount: 700, monthly: null, seats: 1 },
    ]);
    expect(seatCosts([priced(8, 1001n, "EUR")], day("2026-06-01"))[0]?.amount).toBe(125);
    expect(seatCosts([priced(2, 1001n, "EUR")], day("2026-06-01"))[0]?.amount).toBe(501);
  });

  test("by the month is known where every lot says for how long", () => {
    expect(seatCosts([priced(10, 120_000n, "EUR", "TOTAL", "2026-12-31")], day("2026-06-01"))[0]?.monthly).toBe(1000);
    expect(seatCosts([priced(10, 120_000n, "EUR", "TOTAL", "2025-12-31")], day("2026-06-01"))).toEqual([]);
  });

  test.each([
    ["2026-01-01", "2026-12-31", 12],
    ["2026-01-31", "2026-02-27", 1],
    ["2026-01-15", "2026-02-14", 1],
    ["2026-04-01", "2026-04-15", 0.5],
    ["2024-02-29", "2025-02-27", 12],
  ])("%s to %s is %d months", (startsOn, endsOn, months) =>
    expect(monthsOf({ startsOn: day(startsOn), endsOn: day(endsOn) })).toBe(months),
  );
});
