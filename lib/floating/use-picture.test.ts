import { expect, test } from "vitest";
import { dayPoints, hourPoints, levelGroups } from "./use-picture";
import { levelsOf, type HourOfUse } from "./use-shape";

const hour = (at: string, seats: number): HourOfUse => ({
  hour: new Date(at),
  knownMs: 3_600_000,
  seatMs: seats * 3_600_000,
  peak: seats,
  levels: { [seats]: 3_600_000 },
});
const zone = "Europe/Amsterdam";

test("hours and days of which nothing is known stay empty, and each has what is owned", () => {
  const hours = [hour("2026-05-03T21:00:00Z", 2), hour("2026-05-03T23:00:00Z", 5)];
  const time = { from: new Date("2026-05-03T21:00:00Z"), until: new Date("2026-05-03T23:30:00Z") };
  expect(hourPoints(hours, time, 8).map(({ peak, limit }) => [peak, limit])).toEqual([
    [2, 8],
    [null, 8],
    [5, 8],
  ]);
  // Its end is midnight in Amsterdam, which is not of the next day.
  const days = { from: new Date("2026-05-02T01:00:00Z"), until: new Date("2026-05-04T22:00:00Z") };
  expect(dayPoints(hours, days, null, zone)).toEqual([
    { at: "2026-05-02", peak: null, average: null, limit: null },
    { at: "2026-05-03", peak: 2, average: 2, limit: null },
    { at: "2026-05-04", peak: 5, average: 5, limit: null },
  ]);
});

test("groups of levels hold all of the time", () => {
  const levels = levelsOf([0, 1, 9, 10, 23].map((seats, n) => hour(`2026-05-04T0${n}:00:00Z`, seats)));
  const groups = levelGroups(levels, 6);
  expect(groups.map(({ from, to }) => `${from}-${to}`)).toEqual([
    "0-0",
    "1-4",
    "5-8",
    "9-12",
    "13-16",
    "17-20",
    "21-23",
  ]);
  expect(groups.map(({ share }) => Math.round(share * 10) / 10)).toEqual([0.2, 0.2, 0, 0.4, 0, 0, 0.2]);
});
