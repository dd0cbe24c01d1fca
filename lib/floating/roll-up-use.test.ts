import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { log } from "@/lib/kernel/log";
import { attention } from "@/lib/seats/attention";
import { assignSeat } from "@/lib/seats/assign-seat";
import { openWorld, type World } from "@/lib/testing/world";
import { readPoolUse } from "./read-pool-use";
import { forgetEndedProcesses } from "./forget-ended-processes";
import { rollUpPools } from "./roll-up-pools";
import { rollUpUse } from "./roll-up-use";
import { serveRestingPools } from "./serve-resting-pools";
import { floating } from "./testing-floating";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Now, by the clock that leases live by, and the full hour before it. */
async function clock(world: World) {
  const { rows } = await world.runtime.pool.query<{ now: Date }>("SELECT lease_now() AS now");
  const now = rows[0]?.now ?? new Date(0);
  return { now, hour: Math.floor(now.getTime() / hourMs) * hourMs };
}

async function poolMade(world: World, seats: number, hoursAgo: number) {
  const client = await floating(world, seats);
  const { hour } = await clock(world);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: client.license.id } });
  await world.db.pool.update({ where: { id: poolId }, data: { createdAt: new Date(hour - hoursAgo * hourMs) } });
  return { client, poolId, hour };
}

const rollSome = (world: World) => rollUpPools(world.runtime, world.organizationId, "rid_test");
const rollAll = async (world: World) => {
  for (;;) if (!(await rollSome(world)).more) return;
};
const rolledUntil = async (world: World, poolId: string) =>
  (await world.db.poolRoll.findUnique({ where: { poolId } }))?.rolledUntil.getTime();

/** A lease whose times are given in hours before a full hour; without an end its seats run out at `ranOut`. */
async function lease(
  world: World,
  poolId: string,
  given: { hour: number; from: number; until?: number; ranOut?: number; personId?: string; user?: string },
) {
  const { hour, from, until, ranOut, personId, user = "ada" } = given;
  const { licenseId, organizationId } = await world.db.pool.findUniqueOrThrow({ where: { id: poolId } });
  const id = world.runtime.newId("lease");
  const position = 1_000 + (await world.db.poolSeat.count({ where: { poolId } }));
  await world.db.lease.create({
    data: {
      ...{ id, organizationId, poolId, licenseId, holderKey: id, user, host: "h", personId: personId ?? null },
      ...{ seats: 1, positions: [position], token: 7, ttl: 900, startedAt: new Date(hour - from * hourMs) },
      ...(until === undefined ? {} : { endedAt: new Date(hour - until * hourMs), endReason: "RETURNED" as const }),
    },
  });
  if (ranOut !== undefined)
    await world.db.poolSeat.create({
      data: { organizationId, poolId, position, leaseId: id, token: 7, freeAt: new Date(hour - ranOut * hourMs) },
    });
  return id;
}

test("hours are rolled up once, by however many, and a page says the same before and after", async () => {
  const world = await openWorld();
  const { poolId, hour } = await poolMade(world, 4, 60);
  for (const [from, until] of [
    [50, 49],
    [30.5, 3.25],
    [4, 4],
    [2, 1],
  ] as const)
    await lease(world, poolId, { hour, from, until });
  const before = await world.run(readPoolUse, { poolId, days: 7 });
  await Promise.all([1, 2, 3].map(() => rollAll(world)));
  await rollAll(world);
  expect(await rolledUntil(world, poolId)).toBeGreaterThanOrEqual(hour - hourMs);
  const rows = await world.db.poolHour.findMany({ where: { poolId } });
  expect(rows.length).toBeGreaterThanOrEqual(59);
  const after = await world.run(readPoolUse, { poolId, days: 7 });
  const past = ({ stretches }: typeof before) => stretches.slice(0, -1);
  expect(past(after)).toEqual(past(before));
  expect(after.holders).toEqual(before.holders);
  expect(after.levels.filter(({ seats }) => seats > 0)).toEqual(before.levels.filter(({ seats }) => seats > 0));
  expect(after.holders?.most[0]).toMatchObject({ times: 4, seatMs: (1 + 27.25 + 1) * hourMs });
});

test("the hour in which a lease ran out waits until its end is written down, since until then it may be revived", async () => {
  const world = await openWorld();
  const { poolId, hour } = await poolMade(world, 4, 10);
  const id = await lease(world, poolId, { hour, from: 8, ranOut: 5.5 });
  await rollAll(world);
  expect(await rolledUntil(world, poolId)).toBe(hour - 6 * hourMs);
  // A late heartbeat: it was held all the time.
  await world.db.poolSeat.updateMany({ where: { leaseId: id }, data: { freeAt: new Date(hour - 2.5 * hourMs) } });
  await rollAll(world);
  expect(await rolledUntil(world, poolId)).toBe(hour - 3 * hourMs);
  await serveRestingPools(world.runtime.pool, new Date(0));
  await rollAll(world);
  expect(await rolledUntil(world, poolId)).toBeGreaterThanOrEqual(hour - hourMs);
  const hours = await world.db.poolHour.findMany({ where: { poolId }, orderBy: { hour: "asc" } });
  expect(hours.slice(0, 9).map(({ seatMs }) => Number(seatMs) / hourMs)).toEqual([0, 0, 1, 1, 1, 1, 1, 0.5, 0]);
});

test("after an outage all that was missed is rolled up, in as many runs as it takes", async () => {
  const world = await openWorld();
  const { poolId, hour } = await poolMade(world, 4, 24 * 100);
  await lease(world, poolId, { hour, from: 24 * 99, until: 24 * 98 });
  const unknown = await world.run(readPoolUse, { poolId, days: 365 });
  expect(unknown.missing?.from.getTime()).toBe(hour - 24 * 100 * hourMs);
  expect(unknown.all.seatMs).toBe(0);
  expect(await rollSome(world)).toMatchObject({ pools: 1, more: true });
  await rollAll(world);
  const known = await world.run(readPoolUse, { poolId, days: 365 });
  expect(known).toMatchObject({ missing: null, all: { seatMs: dayMs }, holders: { seatMs: dayMs, count: 1 } });
  expect(await rollSome(world)).toEqual({ pools: 0, more: false });
  // A list of holders that takes too long, here since it cannot be read, is left out; all else is told.
  const busy = new Client({ connectionString: world.migrationUrl });
  await busy.connect();
  try {
    await busy.query("BEGIN");
    await busy.query("LOCK TABLE pool_holder_day");
    expect(await world.run(readPoolUse, { poolId, days: 365 })).toMatchObject({
      holders: null,
      all: { seatMs: dayMs },
    });
  } finally {
    await busy.end();
  }
});

test("a pool that cannot be rolled up in time is told of once and put off, and holds up no other", async () => {
  const world = await openWorld();
  const told = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  const { poolId: stuck } = await poolMade(world, 4, 60);
  const { poolId: other, hour } = await poolMade(world, 4, 10);
  const first = new Date(hour - 60 * hourMs);
  const put = () => world.db.poolRoll.findUniqueOrThrow({ where: { poolId: stuck } });
  const another = new Client({ connectionString: world.migrationUrl });
  await another.connect();
  try {
    // The same hour written by a transaction that does not end: whoever rolls the pool up waits for it until its time is over.
    await another.query("BEGIN");
    await another.query(
      `INSERT INTO pool_hour SELECT $1, $2, $3, 1, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 0, 0, '{}', '{}', '{}'`,
      [stuck, first, world.organizationId],
    );
    expect(await rollSome(world)).toEqual({ pools: 1, more: false });
    expect(await rolledUntil(world, other)).toBeGreaterThanOrEqual(hour - hourMs);
    expect(await put()).toMatchObject({ rolledUntil: first, tries: 1 });
    expect(told.mock.calls).toMatchObject([[{ poolId: stuck }, expect.any(String)]]);
    // Not before its time.
    expect(await rollSome(world)).toEqual({ pools: 0, more: false });
    await world.db.poolRoll.update({ where: { poolId: stuck }, data: { tryAt: new Date(0) } });
    expect(await rollSome(world)).toEqual({ pools: 0, more: false });
    const { tries, tryAt } = await put();
    expect(tries).toBe(2);
    expect(tryAt.getTime()).toBeGreaterThan((await clock(world)).now.getTime() + hourMs);
    expect(told).toHaveBeenCalledTimes(1);
  } finally {
    await another.end();
  }
  await world.db.poolRoll.update({ where: { poolId: stuck }, data: { tryAt: new Date(0) } });
  await rollAll(world);
  expect(await world.db.poolHour.count({ where: { poolId: stuck } })).toBeGreaterThanOrEqual(59);
  expect((await put()).tries).toBe(0);
});

test("a pool that failed, or has many holders, is rolled up in smaller parts", async () => {
  const world = await openWorld();
  const { poolId, hour } = await poolMade(world, 4, 24 * 40);
  const from = new Date(hour - 24 * 40 * hourMs);
  const one = () => world.run(rollUpUse, { poolId, from, until: new Date(hour - 2 * hourMs) }, { as: world.system });
  expect(await one()).toEqual({ done: 744, more: true });
  await world.db.poolRoll.update({ where: { poolId }, data: { tries: 2 } });
  expect(await one()).toEqual({ done: 11, more: true });
  expect(await world.db.poolRoll.findUnique({ where: { poolId } })).toMatchObject({ tries: 2 });
  await world.db.poolRoll.update({ where: { poolId }, data: { tries: 0 } });
  const last = new Date(from.getTime() + (744 + 11 - 1) * hourMs);
  await world.db.poolHour.update({ where: { poolId_hour: { poolId, hour: last } }, data: { peak: 90_000 } });
  expect(await one()).toEqual({ done: 40, more: true });
});

test("a check-out is use of the product by its person: a seat of it is not idle then", async () => {
  const world = await openWorld({ now: new Date(Date.now() - 90 * dayMs).toISOString() });
  const { client, poolId, hour } = await poolMade(world, 4, 48);
  const named = await world.license({ productId: client.license.productId, seats: 4 });
  const [ada, bob] = await world.people(2);
  for (const person of [ada, bob]) await world.run(assignSeat, { licenseId: named.id, personId: person?.id ?? "" });
  world.clock.now = new Date();
  await lease(world, poolId, { hour, from: 30, until: 29.5, personId: ada.id });
  await lease(world, poolId, { hour, from: 29, until: 28.9, personId: ada.id });
  await lease(world, poolId, { hour, from: 20, until: 19, user: "nobody" });
  expect((await world.run(attention, {})).idle).toBe(2);
  await rollAll(world);
  await rollAll(world);
  expect((await world.run(attention, {})).idle).toBe(1);
  const days = await world.db.usageDay.findMany();
  expect(days.every(({ personId, source }) => personId === ada.id && source === "check-out")).toBe(true);
  expect(days.reduce((sum, { uses }) => sum + uses, 0)).toBeGreaterThanOrEqual(2);
});

test("which processes shared a lease is forgotten once it has ended, and not before", async () => {
  const world = await openWorld();
  const { started, back } = await floating(world, 4, {});
  const process = (name: string) => ({ holder: { user: name, host: "h", process: "1" } });
  const gone = await started("ada", process("ada"));
  const alive = await started("bob", process("bob"));
  await world.db.lease.update({ where: { id: gone.id }, data: { endedAt: new Date(), endReason: "EXPIRED" } });
  expect(await world.run(forgetEndedProcesses, {}, { as: world.system })).toEqual({ forgotten: 1, more: false });
  expect((await world.db.leaseProcess.findMany()).map(({ leaseId }) => leaseId)).toEqual([alive.id]);
  await back(alive.id);
});
