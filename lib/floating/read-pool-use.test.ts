import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { countDenials } from "./count-denials";
import { listDenials } from "./list-denials";
import { listUseHours } from "./list-use-hours";
import { readPoolUse } from "./read-pool-use";
import { code, floating } from "./testing-floating";
import type { PoolHour } from "./use-figures.sql";

const hourMs = 3_600_000;

/** A pool with leases of the past, of which times and seats are given in hours before now. */
async function usedPool() {
  const world = await openWorld();
  const client = await floating(world, 4);
  const { poolId } = await client.started("now", { seats: 2 });
  const clock = await world.runtime.pool.query<{ now: Date }>("SELECT lease_now() AS now");
  const now = clock.rows[0]?.now ?? new Date(0);
  const hour = Math.floor(now.getTime() / hourMs) * hourMs;
  await world.db.pool.updateMany({ where: { id: poolId }, data: { createdAt: new Date(hour - 10 * hourMs) } });
  const department = await world.department({ name: "Rigs" });
  const ada = await world.person({ displayName: "Ada Hill", departmentId: department.id });
  const past = (user: string, seats: number, from: number, until: number, personId: string | null = null) =>
    world.db.lease.create({
      data: {
        id: world.runtime.newId("lease"),
        organizationId: world.organizationId,
        poolId,
        licenseId: client.license.id,
        holderKey: `${user}/h/${from}`,
        user,
        host: "h",
        personId,
        seats,
        positions: Array.from({ length: seats }, (_, i) => i + 1),
        token: 1,
        ttl: 900,
        startedAt: new Date(hour - from * hourMs),
        endedAt: new Date(hour - until * hourMs),
        endReason: "RETURNED",
      },
    });
  await past("ada", 1, 5, 3, ada.id);
  await past("ADA@meridian.test", 2, 4, 3, ada.id);
  await past("bob", 1, 9, 8.5);
  await past("old", 4, 40, 30);
  return { world, client, poolId, hour };
}

test("a pool's history is what its leases come to, known since it was made", async () => {
  const { world, poolId, hour } = await usedPool();
  const use = await world.run(readPoolUse, { poolId, days: 1 });
  const at = (back: number) => use.stretches.find((one) => one.at === new Date(hour - back * hourMs).toISOString());
  expect(use).toMatchObject({ unit: "hour", missing: null, all: { peak: 3, checkOuts: 4 } });
  expect(use.stretches).toHaveLength(11);
  expect(at(11)).toBeUndefined();
  expect(at(9)).toMatchObject({ peak: 1, seatMs: hourMs / 2, checkOuts: 1 });
  expect(at(5)).toMatchObject({ peak: 1, seatMs: hourMs });
  expect(at(4)).toMatchObject({ peak: 3, seatMs: 3 * hourMs });
  expect(at(3)).toMatchObject({ peak: 0, seatMs: 0 });
  expect(use.stretches.at(-1)).toMatchObject({ peak: 2, capacityMax: 4 });
  expect(use.holders?.count).toBe(3);
  expect(use.holders?.most[0]).toMatchObject({ person: "Ada Hill", seatMs: 4 * hourMs, times: 2 });
  expect(use.holders?.most[1]).toMatchObject({ user: "bob", personId: null, seatMs: hourMs / 2 });
  expect(use.holders?.most.map(({ user }) => user)).not.toContain("old");
  expect(use.holders?.departments[0]).toEqual({ name: "Rigs", person: true, seatMs: 4 * hourMs });
  expect(use.holders?.seatMs).toBe(use.all.seatMs);
  const pages = await world.run(listUseHours, { poolId, days: 1 });
  expect(pages.items.map(({ hour }) => hour.toISOString())).toEqual(use.stretches.map((one) => one.at));
  expect(pages.items.map(({ holders }) => holders).slice(1, 8)).toEqual([1, 0, 0, 0, 1, 1, 0]);
});

test("longer than a week it is told by day, and its file comes in pages", async () => {
  const { world, poolId, hour } = await usedPool();
  const use = await world.run(readPoolUse, { poolId, days: 400 });
  expect(use.unit).toBe("day");
  expect(use.from.getTime()).toBe(Math.floor((hour - 10 * hourMs) / (24 * hourMs)) * 24 * hourMs);
  expect(use.stretches.reduce((sum, day) => sum + day.seatMs, 0)).toBe(use.all.seatMs);
  expect(use.stretches[0]?.at).toMatch(/^\d{4}-\d\d-\d\d$/);
  const hours: PoolHour[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: { items: PoolHour[]; nextCursor: string | null } = await world.run(listUseHours, {
      poolId,
      days: 400,
      limit: 4,
      ...(cursor ? { cursor } : {}),
    });
    hours.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(hours).toHaveLength(11);
  expect(new Set(hours.map(({ hour: at }) => at.getTime())).size).toBe(11);
});

test("a lease that ran out and was not ended yet lasted as long as its seats did", async () => {
  const world = await openWorld();
  const { started } = await floating(world, 2);
  const { poolId, id } = await started("ada");
  await world.runtime.pool.query(
    "UPDATE pool_seat SET free_at = lease_now() - interval '1 second' WHERE lease_id = $1",
    [id],
  );
  const first = await world.run(readPoolUse, { poolId, days: 1 });
  const second = await world.run(readPoolUse, { poolId, days: 1 });
  expect(second.all.seatMs).toBe(first.all.seatMs);
});

test("who was turned away, why, and who held the seats then", async () => {
  const world = await openWorld();
  const { started, ask } = await floating(world, 1);
  const { poolId } = await started("ada");
  for (const user of ["bob", "bob", "cyd"]) await expect(ask(user).catch(code)).resolves.toBe("pool-exhausted");
  const { items, total } = await world.run(listDenials, { poolId });
  expect(total).toBe(2);
  expect(
    items.map(({ user, times, cause, holders }) => [user, times, cause, holders.map((held) => held.user)]),
  ).toEqual([
    ["cyd", 1, "CAPACITY", ["ada"]],
    ["bob", 2, "CAPACITY", ["ada"]],
  ]);
  expect((await world.run(listDenials, { poolId, cause: "EXCLUDED" })).total).toBe(0);
  expect(await world.run(countDenials, { poolId, days: 7 })).toMatchObject([
    { cause: "CAPACITY", denials: 2, tries: 3, people: 2 },
  ]);
});

test("another organisation's history is not there", async () => {
  const world = await openWorld();
  const neighbour = await world.neighbour();
  const { started, ask } = await floating(neighbour, 1);
  const { poolId } = await started("ada");
  await ask("bob").catch(code);
  await expect(world.run(readPoolUse, { poolId }).catch(code)).resolves.toBe("not-found");
  expect((await world.run(listDenials, { poolId })).items).toEqual([]);
  expect(await world.run(countDenials, { poolId })).toEqual([]);
});
