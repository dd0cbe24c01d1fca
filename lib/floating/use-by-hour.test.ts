import fc from "fast-check";
import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { openWorld, type World } from "@/lib/testing/world";
import { readUseByHour } from "./use-by-hour.sql";
import { byDay, byWeekHour, levelsOf, summaryOf, type HourOfUse } from "./use-shape";

type Span = { from: number; until: number | null };
type Holding = Span & { seats: number };

const hourSeconds = 3_600;
const at = (base: Date, seconds: number | null) =>
  seconds === null ? null : new Date(base.getTime() + seconds * 1000);

/** Intervals given as they are, in place of a table. */
const given = (base: Date, rows: readonly Holding[]) => Prisma.sql`
  SELECT seats, from_at, until_at FROM unnest(${rows.map(({ seats }) => seats)}::int[],
    ${rows.map(({ from }) => at(base, from))}::timestamptz[], ${rows.map(({ until }) => at(base, until))}::timestamptz[])
    AS given (seats, from_at, until_at)`;

function ask(world: World, base: Date, held: readonly Holding[], known: readonly Span[], seconds: number) {
  const series = {
    held: given(base, held),
    known: given(
      base,
      known.map((span) => ({ seats: 1, ...span })),
    ),
  };
  return readUseByHour({ tx: world.db }, series, { from: base, until: new Date(base.getTime() + seconds * 1000) });
}

/** The same, second by second: slow, and plain to see. */
function naive(base: Date, held: readonly Holding[], known: readonly Span[], seconds: number): HourOfUse[] {
  const covers = (span: Span, second: number) => span.from <= second && (span.until === null || second < span.until);
  const hours = new Map<number, { knownMs: number; seatMs: number; peak: number; levels: Record<string, number> }>();
  for (let second = 0; second < seconds; second++) {
    if (!known.some((span) => covers(span, second))) continue;
    const start = Math.floor(second / hourSeconds) * hourSeconds;
    const hour = hours.get(start) ?? { knownMs: 0, seatMs: 0, peak: 0, levels: {} };
    const seats = held.filter((span) => covers(span, second)).reduce((sum, span) => sum + span.seats, 0);
    hour.knownMs += 1000;
    hour.seatMs += seats * 1000;
    hour.peak = Math.max(hour.peak, seats);
    hour.levels[seats] = (hour.levels[seats] ?? 0) + 1000;
    hours.set(start, hour);
  }
  return [...hours].map(([start, hour]) => ({ hour: new Date(base.getTime() + start * 1000), ...hour }));
}

const most = 4 * hourSeconds;
const span = fc
  .record({
    from: fc.integer({ min: -2 * hourSeconds, max: most + hourSeconds }),
    length: fc.option(fc.integer({ min: 0, max: 3 * hourSeconds })),
  })
  .map(({ from, length }) => ({ from, until: length === null ? null : from + length }));
const holding = fc.tuple(span, fc.integer({ min: 1, max: 20 })).map(([part, seats]) => ({ ...part, seats }));

test("hour by hour, the database reckons what counting each second gives", { timeout: 120_000 }, async () => {
  const world = await openWorld();
  const base = new Date("2026-03-28T22:00:00Z");
  await fc.assert(
    fc.asyncProperty(
      fc.array(holding, { maxLength: 12 }),
      fc.array(span, { maxLength: 3 }),
      fc.integer({ min: 1, max: most }),
      async (held, known, seconds) => {
        expect(await ask(world, base, held, known, seconds)).toEqual(naive(base, held, known, seconds));
      },
    ),
    { numRuns: 60 },
  );
});

test("what nobody has recorded is unknown, and what nobody used is zero", async () => {
  const world = await openWorld();
  const base = new Date("2026-05-04T08:00:00Z");
  const hours = await ask(
    world,
    base,
    [{ seats: 2, from: 0, until: 600 }],
    [{ from: 0, until: 5_400 }],
    4 * hourSeconds,
  );
  expect(hours.map(({ knownMs, peak }) => [knownMs, peak])).toEqual([
    [3_600_000, 2],
    [1_800_000, 0],
  ]);
  expect(levelsOf(hours)).toEqual([
    { seats: 0, ms: 4_800_000, share: 4_800 / 5_400, atLeast: 1 },
    { seats: 2, ms: 600_000, share: 600 / 5_400, atLeast: 600 / 5_400 },
  ]);
});

test("a seat that is taken at the instant at which another comes back is not a second one", async () => {
  const world = await openWorld();
  const base = new Date("2026-05-04T08:00:00Z");
  const held = [
    { seats: 1, from: 0, until: 100 },
    { seats: 1, from: 100, until: 200 },
  ];
  expect(summaryOf(await ask(world, base, held, [{ from: 0, until: null }], hourSeconds)).peak).toBe(1);
});

const allHours = (from: string, count: number, seats: number): HourOfUse[] =>
  Array.from({ length: count }, (_, i) => ({
    hour: new Date(new Date(from).getTime() + i * 3_600_000),
    knownMs: 3_600_000,
    seatMs: seats * 3_600_000,
    peak: seats,
    levels: { [seats]: 3_600_000 },
  }));

test("the day on which clocks go forward has 23 hours, the one on which they go back 25", () => {
  const hoursOf = (from: string, count: number) =>
    byDay(allHours(from, count, 3), "Europe/Amsterdam").map(({ day, knownMs, average }) => [
      day,
      knownMs / 3_600_000,
      average,
    ]);
  expect(hoursOf("2026-03-28T23:00:00Z", 47)).toEqual([
    ["2026-03-29", 23, 3],
    ["2026-03-30", 24, 3],
  ]);
  expect(hoursOf("2026-10-24T22:00:00Z", 49)).toEqual([
    ["2026-10-25", 25, 3],
    ["2026-10-26", 24, 3],
  ]);
});

test("an hour that the clocks show twice is weighted as the two that it is", () => {
  const hours = [...allHours("2026-10-25T00:00:00Z", 1, 2), ...allHours("2026-10-25T01:00:00Z", 1, 6)];
  expect(byWeekHour(hours, "Europe/Amsterdam")).toEqual([
    { weekday: 7, hour: 2, knownMs: 7_200_000, seatMs: 28_800_000, peak: 6, average: 4 },
  ]);
  const skipped = byWeekHour(allHours("2026-03-28T23:00:00Z", 23, 1), "Europe/Amsterdam");
  expect(skipped.map(({ hour }) => hour)).not.toContain(2);
});
