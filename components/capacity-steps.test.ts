import { expect, test } from "vitest";
import { monthTicks, placeOf, roundTop, stretches } from "./capacity-steps";

test("the time is cut wherever seats are bought, end, or are taken, and what is held is unknown after today", () => {
  const range = { from: "2026-01-01", to: "2026-12-31", today: "2026-06-01" };
  const owned = [
    { on: "2025-03-01", seats: 90 },
    { on: "2026-09-01", seats: 60 },
  ];
  const held = [
    { on: "2025-03-01", seats: 40 },
    { on: "2026-02-01", seats: 95 },
  ];
  expect(stretches(range, owned, held)).toEqual([
    { from: "2026-01-01", to: "2026-02-01", owned: 90, held: 40 },
    { from: "2026-02-01", to: "2026-06-01", owned: 90, held: 95 },
    { from: "2026-06-01", to: "2026-09-01", owned: 90, held: null },
    { from: "2026-09-01", to: "2026-12-31", owned: 60, held: null },
  ]);
});

test("the scale ends at a round number", () => {
  expect([0, 3, 90, 132, 1482].map(roundTop)).toEqual([4, 4, 100, 150, 1500]);
});

test("ticks stand on firsts of months, no more than there is room for", () => {
  expect(monthTicks("2026-01-15", "2026-06-15", 6)).toEqual([
    "2026-02-01",
    "2026-03-01",
    "2026-04-01",
    "2026-05-01",
    "2026-06-01",
  ]);
  expect(monthTicks("2026-01-15", "2027-01-15", 5).length).toBeLessThanOrEqual(5);
});

test("a day beyond the ends stands at the end", () => {
  expect(placeOf("2020-01-01", "2026-01-01", "2027-01-01")).toBe(0);
  expect(placeOf("2026-07-02", "2026-01-01", "2027-01-01")).toBeCloseTo(0.5, 2);
});
