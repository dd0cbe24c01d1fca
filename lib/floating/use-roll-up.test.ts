import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { readHours, type PoolHour } from "./use-figures.sql";
import { readUseByHolder } from "./use-holders.sql";
import { rollUp } from "./use-roll-up.sql";
import { floating } from "./testing-floating";

const hourSeconds = 3_600;
const hours = 8;
const most = hours * hourSeconds;
/** Ten o'clock in the evening in Amsterdam; two hours later a day of 25 hours begins there. */
const base = new Date("2026-10-24T20:00:00Z");
const at = (second: number) => new Date(base.getTime() + second * 1000);

/** Seconds from `base`. `written`: its end is written down; else its seats ran out then, or (null) are held still. */
type Held = { from: number; until: number | null; written: boolean; seats: number; overdraft: boolean; who: number };
type Limit = { from: number; capacity: number | null };
type Denied = { at: number; cause: "CAPACITY" | "GROUP_CAP" };

const second = fc.integer({ min: -2 * hourSeconds, max: most + hourSeconds });
const held: fc.Arbitrary<Held> = fc
  .record({
    from: second,
    length: fc.option(fc.integer({ min: 0, max: 4 * hourSeconds })),
    written: fc.boolean(),
    seats: fc.integer({ min: 1, max: 4 }),
    overdraft: fc.boolean(),
    who: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ length, ...lease }) => ({ ...lease, until: length === null ? null : lease.from + length }));
const limit = fc.record({ from: second, capacity: fc.option(fc.integer({ min: 0, max: 8 })) });
const denied = fc.record({
  at: fc.integer({ min: 0, max: most - 1 }),
  cause: fc.constantFrom("CAPACITY" as const, "GROUP_CAP" as const),
});
const story = fc.record({
  made: fc.integer({ min: 0, max: most / 2 }),
  leases: fc.array(held, { maxLength: 10 }),
  limits: fc.uniqueArray(limit, { maxLength: 4, selector: ({ from }) => from }),
  denials: fc.array(denied, { maxLength: 4 }),
  cuts: fc.array(fc.integer({ min: 1, max: hours - 1 }), { maxLength: 3 }),
});
type Story = { made: number; leases: Held[]; limits: Limit[]; denials: Denied[] };

/** The same, second by second: slow, and plain to see. */
function naive({ made, leases, limits, denials }: Story): PoolHour[] {
  const ordered = [...limits].sort((a, b) => a.from - b.from);
  return Array.from({ length: hours }, (_, hour) => {
    const start = hour * hourSeconds;
    const end = start + hourSeconds;
    const begun = leases.filter(({ from }) => from >= start && from < end);
    const found: PoolHour = {
      ...{ hour: at(start), knownMs: 0, seatMs: 0, peak: 0, fullMs: 0, overdraftMs: 0, overdraftPeak: 0 },
      ...{ overhangMs: 0, overhangPeak: 0, capacityMin: null, capacityMax: null, checkOuts: begun.length },
      ...{ holders: 0, denials: {}, levels: {} },
    };
    const levels: Record<string, number> = {};
    const people = new Set<number>();
    for (let now = start; now < end; now++) {
      const running = leases.filter(({ from, until }) => from <= now && (until === null || now < until));
      for (const { who } of running) people.add(who);
      if (now < made) continue;
      const seats = running.reduce((sum, lease) => sum + lease.seats, 0);
      const capacity = ordered.filter(({ from }) => from <= now).at(-1)?.capacity ?? null;
      const beyond = capacity === null ? 0 : Math.max(0, seats - capacity);
      const marked = running.reduce((sum, lease) => sum + (lease.overdraft ? lease.seats : 0), 0);
      const overdraft = Math.min(beyond, marked);
      found.knownMs += 1000;
      found.seatMs += seats * 1000;
      found.peak = Math.max(found.peak, seats);
      if (capacity !== null && capacity > 0 && seats >= capacity) found.fullMs += 1000;
      found.overdraftMs += overdraft * 1000;
      found.overdraftPeak = Math.max(found.overdraftPeak, overdraft);
      found.overhangMs += (beyond - overdraft) * 1000;
      found.overhangPeak = Math.max(found.overhangPeak, beyond - overdraft);
      if (capacity !== null) {
        found.capacityMin = Math.min(found.capacityMin ?? capacity, capacity);
        found.capacityMax = Math.max(found.capacityMax ?? capacity, capacity);
      }
      levels[seats] = (levels[seats] ?? 0) + 1000;
    }
    const causes: Record<string, number> = {};
    for (const { at: when, cause } of denials)
      if (when >= start && when < end) causes[cause] = (causes[cause] ?? 0) + 1;
    return { ...found, holders: people.size, denials: causes, levels };
  }).filter(({ knownMs }) => knownMs > 0);
}

const inWindow = (lease: Held) => {
  const ms = (Math.min(lease.until ?? most, most) - Math.max(lease.from, 0)) * 1000;
  return Math.max(0, ms) * lease.seats;
};

/** Days of Amsterdam that begin within the window, and which day an instant is of. */
const midnight = 2 * hourSeconds;
const dayOf = (when: number) => (when < midnight ? "2026-10-24" : "2026-10-25");

function naiveSignals(leases: readonly Held[]): Record<string, number> {
  const uses: Record<string, number> = {};
  const add = (key: string) => (uses[key] = (uses[key] ?? 0) + 1);
  for (const { who, from, until } of leases.filter(({ who }) => who < 2)) {
    if (from >= 0 && from < most) add(`${who} ${dayOf(from)}`);
    if (from < midnight && (until === null || until > midnight)) add(`${who} 2026-10-25`);
  }
  return uses;
}

async function write(world: World, people: readonly string[], { made, leases, limits, denials }: Story) {
  const { license } = await floating(world, 1);
  const pool = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const { organizationId, runtime } = world;
  const of = { organizationId, poolId: pool.id };
  await world.db.pool.update({ where: { id: pool.id }, data: { createdAt: at(made) } });
  await world.db.poolCapacity.deleteMany({ where: { poolId: pool.id } });
  await world.db.poolCapacity.createMany({
    data: limits.map(({ from, capacity }) => ({ ...of, at: at(from), capacity, allowance: capacity })),
  });
  const named = (who: number) => ({ user: `User${who}`, host: "h", personId: people[who] ?? null });
  const ids = leases.map(() => runtime.newId("lease"));
  await world.db.lease.createMany({
    data: leases.map(({ from, until, written, seats, overdraft, who }, n) => ({
      ...{ ...of, id: ids[n] ?? "", licenseId: license.id, holderKey: `${n}`, ...named(who), seats, overdraft },
      ...{ positions: Array.from({ length: seats }, (_, i) => 100 * (n + 1) + i), token: n + 1, ttl: 900 },
      startedAt: at(from),
      ...(written && until !== null ? { endedAt: at(until), endReason: "RETURNED" as const } : {}),
    })),
  });
  await world.db.poolSeat.createMany({
    data: leases.flatMap(({ until, written, seats }, n) =>
      written && until !== null
        ? []
        : Array.from({ length: seats }, (_, i) => ({
            ...{ ...of, position: 100 * (n + 1) + i, leaseId: ids[n] ?? "", token: n + 1 },
            freeAt: until === null ? new Date(Date.now() + 86_400_000) : at(until),
          })),
    ),
  });
  await world.db.denial.createMany({
    data: denials.map(({ at: when, cause }, n) => ({
      ...{ ...of, id: runtime.newId("denial"), holderKey: `${n}`, user: "d", host: "h", seats: 1, cause },
      ...{ at: at(when), lastAt: at(when), capacity: 1, inUse: 1, holders: [] },
    })),
  });
  return { pool: of, productId: license.productId };
}

test(
  "rolled up or read from the leases, a history is what counting each second gives",
  { timeout: 300_000 },
  async () => {
    const world = await openWorld();
    const people = (await world.people(2)).map(({ id }) => id);
    const window = { from: at(0), until: at(most) };
    await fc.assert(
      fc.asyncProperty(story, async ({ cuts, ...told }) => {
        const { pool, productId } = await write(world, people, told);
        const ctx = { tx: world.db, organizationId: world.organizationId };
        const expected = naive(told);
        expect(await readHours(ctx, pool, window, window.from)).toEqual(expected);
        const live = await readUseByHolder(ctx, pool, window, {
          ...{ rolledUntil: window.from, monthsUntil: null, liveFrom: window.from },
        });
        expect(live.seatMs).toBe(told.leases.reduce((sum, lease) => sum + inWindow(lease), 0));

        const bounds = [...new Set([0, ...cuts, hours])].sort((a, b) => a - b).map((hour) => at(hour * hourSeconds));
        for (const [n, from] of bounds.slice(0, -1).entries())
          await rollUp(ctx, pool.poolId, { from, until: bounds[n + 1] ?? from });
        expect(await readHours(ctx, pool, window, window.until)).toEqual(expected);
        // Half as it was rolled up, half from the leases.
        expect(await readHours(ctx, pool, window, at(3 * hourSeconds))).toEqual(expected);
        // Of this window the day that begins at midnight of UTC is read as it was rolled up, what lies before from the leases.
        const long = { from: window.from, until: at(4 * hourSeconds + 24 * hourSeconds) };
        const rolled = { rolledUntil: long.until, monthsUntil: null, liveFrom: long.until };
        const parts = await readUseByHolder(ctx, pool, { ...long, until: at(4 * hourSeconds) }, rolled);
        const before = told.leases.map((lease) => ({
          ...lease,
          until: Math.min(lease.until ?? Infinity, 4 * hourSeconds),
        }));
        expect(parts.seatMs).toBe(before.reduce((sum, lease) => sum + inWindow(lease), 0));
        const all = await readUseByHolder(ctx, pool, long, rolled);
        expect(all.seatMs).toBe(live.seatMs);
        expect(all.most.map(({ user, seatMs, times }) => [user, seatMs, times]).sort()).toEqual(
          live.most.map(({ user, seatMs, times }) => [user, seatMs, times]).sort(),
        );

        const days = await world.db.usageDay.findMany({ where: { productId, source: "check-out" } });
        const uses = days.map((day) => [
          `${people.indexOf(day.personId)} ${day.day.toISOString().slice(0, 10)}`,
          day.uses,
        ]);
        expect(Object.fromEntries(uses)).toEqual(naiveSignals(told.leases));
      }),
      { numRuns: 25 },
    );
  },
);
