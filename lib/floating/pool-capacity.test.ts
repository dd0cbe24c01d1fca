import { expect, test } from "vitest";
import { openFeatures } from "@/lib/entitlements/testing-features";
import { isoDay } from "@/lib/kernel/calendar";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import { archivePool } from "./archive-pool";
import { createPool } from "./create-pool";
import { readPoolUse } from "./read-pool-use";
import { serveRestingPools } from "./serve-resting-pools";
import { floating } from "./testing-floating";

const dayMs = 86_400_000;
const day = (offset: number) => new Date(`${isoDay(new Date(Date.now() + offset * dayMs))}T00:00:00Z`);
const noted = (world: World, poolId: string) =>
  world.db.poolCapacity.findMany({ where: { poolId }, orderBy: { at: "asc" } });
const numbers = async (world: World, poolId: string) =>
  (await noted(world, poolId)).map(({ capacity, allowance }) => [capacity, allowance]);
const serve = (world: World) => serveRestingPools(world.runtime.pool, new Date(0));
const poolOf = async (world: World, licenseId: string) =>
  (await world.db.pool.findFirstOrThrow({ where: { licenseId } })).id;

test("what a pool has is noted when it changes, though nobody touches it, and only then", async () => {
  const world = await openWorld();
  const { license } = await floating(world, 4, { overage: "PERCENT", overagePercent: 50 });
  const poolId = await poolOf(world, license.id);
  await serve(world);
  await serve(world);
  const [first, ...others] = await noted(world, poolId);
  const { createdAt } = await world.db.pool.findUniqueOrThrow({ where: { id: poolId } });
  expect(first).toMatchObject({ at: createdAt, capacity: 4, allowance: 6 });
  expect(others).toEqual([]);
  const began = Date.now();
  await world.purchase({ licenseId: license.id, seats: 2, startsOn: null });
  await serve(world);
  await world.db.purchase.updateMany({ where: { licenseId: license.id, seats: 4 }, data: { archivedAt: new Date() } });
  await serve(world);
  expect(await numbers(world, poolId)).toEqual([
    [4, 6],
    [6, 9],
    [2, 3],
  ]);
  expect((await noted(world, poolId))[1]?.at.getTime()).toBeGreaterThanOrEqual(began - 2_000);
});

test("lots that began and ended while nobody looked are noted from the midnights of the organisation on", async () => {
  const world = await openWorld();
  const { license } = await floating(world, 3);
  const poolId = await poolOf(world, license.id);
  await world.purchase({ licenseId: license.id, seats: 5, startsOn: day(1), endsOn: day(2) });
  await serve(world);
  const later = ownPool(world, { options: "-c leasehold.clock_offset=5days" });
  await serveRestingPools(later, new Date(0));
  const rows = await noted(world, poolId);
  expect(rows.map(({ capacity }) => capacity)).toEqual([3, 8, 3]);
  const clocks = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
  expect(rows.slice(1).map(({ at }) => clocks.format(at))).toEqual(["00:00", "00:00"]);
  expect(Math.round(((rows[2]?.at.getTime() ?? 0) - (rows[1]?.at.getTime() ?? 0)) / dayMs)).toBe(2);
});

test("overdraft is told apart from what a shrunk pool still holds, each against what there was then", async () => {
  const world = await openWorld();
  const { license, started } = await floating(world, 2, { overage: "ALWAYS" });
  const { poolId } = await started("a");
  for (const user of ["b", "c"]) await started(user);
  const before = await world.run(readPoolUse, { poolId, days: 1 });
  expect(before.all).toMatchObject({ peak: 3, overdraftPeak: 1, overhangPeak: 0, capacityMin: 2, capacityMax: 2 });
  await world.purchase({ licenseId: license.id, seats: 4 });
  await world.db.purchase.updateMany({
    where: { licenseId: license.id, seats: { in: [2, 4] } },
    data: { archivedAt: new Date() },
  });
  await serve(world);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const after = await world.run(readPoolUse, { poolId, days: 1 });
  expect(after.all).toMatchObject({ overdraftPeak: 1, overhangPeak: 2, capacityMin: 0, capacityMax: 2 });
  expect(after.all.overhangMs).toBeGreaterThan(0);
});

test("pools of one licence are noted each with its own part, and an archived one has nothing", async () => {
  const world = await openWorld();
  const { product, limit } = await openFeatures(world);
  const { license } = await floating(world, 5, { productId: product.id });
  const rest = await poolOf(world, license.id);
  const part = await world.run(createPool, { licenseId: license.id, feature: limit.code, seats: 2 });
  await serve(world);
  expect((await numbers(world, part.id)).at(-1)).toEqual([2, 2]);
  expect((await numbers(world, rest)).at(-1)).toEqual([3, 3]);
  await world.run(archivePool, { poolId: part.id });
  await serve(world);
  expect((await numbers(world, part.id)).at(-1)).toEqual([0, 0]);
  expect((await numbers(world, rest)).at(-1)).toEqual([5, 5]);
});

test("the pool of a site has no number of seats", async () => {
  const world = await openWorld();
  const { started } = await floating(world, 1, { allocation: "SITE" });
  const { poolId } = await started("a");
  await started("b");
  expect(await numbers(world, poolId)).toEqual([[null, null]]);
  expect((await world.run(readPoolUse, { poolId, days: 1 })).all).toMatchObject({
    peak: 2,
    capacityMax: null,
    overhangPeak: 0,
    overdraftPeak: 0,
  });
});
