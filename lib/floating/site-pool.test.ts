import { expect, test } from "vitest";
import { countUse } from "@/lib/licenses/count-use";
import { openWorld, type World } from "@/lib/testing/world";
import { listPools } from "./list-pools";
import { readPool } from "./read-pool";
import { code, floatingClient, poolRule } from "./testing-floating";

async function site(world: World, given: Parameters<World["license"]>[0] = {}) {
  const license = await world.license({ allocation: "SITE", seats: 0, ...given });
  return { license, ...floatingClient(world.runtime, world.tokenActor(["client"]), license.id) };
}

test("a licence for the whole site gives everybody a lease, and counts none of them", async () => {
  const world = await openWorld();
  const { license, ask, started, back } = await site(world);
  const many = await Promise.all(Array.from({ length: 150 }, (_, n) => ask(`user${n}`, { seats: 1 + (n % 3) })));
  expect(many.every((lease) => "id" in lease && !lease.overdraft)).toBe(true);
  const slots = await world.db.poolSeat.findMany({ where: { leaseId: { not: null } } });
  expect(new Set(slots.map(({ token }) => token)).size).toBe(150);
  expect(await world.db.lease.aggregate({ _sum: { seats: true } })).toEqual({ _sum: { seats: slots.length } });
  expect(await world.db.denial.count()).toBe(0);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const numbers = { capacity: null, allowance: null, inUse: slots.length, overdraft: 0, queued: 0 };
  expect(await world.run(readPool, { poolId })).toMatchObject(numbers);
  expect((await world.run(listPools, {})).items).toMatchObject([numbers]);
  const people = { recent: { people: 150, machines: 0 } };
  world.clock.now = new Date();
  expect(await world.run(countUse, { licenseId: license.id })).toMatchObject(people);
  for (const lease of many) if ("id" in lease) await back(lease.id);
  // What was given back is given out again, and adds nothing.
  const before = await world.db.poolSeat.count();
  for (const user of ["ada", "bob"]) await started(user);
  expect(await world.db.poolSeat.count()).toBe(before);
});

test("its restrictions hold as any other's, and so does a cap", async () => {
  const world = await openWorld();
  const { license, ask, started } = await site(world, { countries: ["NL"] });
  expect(await ask("ada", { country: "FR" }).catch(code)).toBe("country-not-allowed");
  await poolRule(world, license.id, { kind: "CAP", groupKind: "HOST", subject: "h", seats: 2 });
  await started("ada", { country: "NL" });
  await started("bob", { country: "NL" });
  expect(await ask("cy", { country: "NL" }).catch(code)).toBe("pool-exhausted");
  expect(await started("cy", { country: "NL", holder: { user: "cy", host: "other" } })).toHaveProperty("id");
  expect(await world.db.denial.findMany({ orderBy: { at: "asc" } })).toMatchObject([
    { cause: "RESTRICTION", detail: "PLACE", capacity: 0 },
    { cause: "GROUP_CAP", detail: "HOST", capacity: 2, inUse: 2 },
  ]);
});

test("its end ends the giving out, and another allocation counts again what is held", async () => {
  const world = await openWorld();
  const { license, ask, started, back } = await site(world);
  const [ada, bob] = [await started("ada"), await started("bob")];
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: world.clock.now } });
  expect(await ask("cy").catch(code)).toBe("license-suspended");
  await world.purchase({ licenseId: license.id, seats: 1 });
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: null, allocation: "FLOATING" } });
  expect(await ask("cy").catch(code)).toBe("pool-exhausted");
  expect(await world.db.pool.findFirst()).toMatchObject({ capacity: 1, debt: 1, counted: true });
  await back(ada.id);
  expect(await ask("cy").catch(code)).toBe("pool-exhausted");
  await back(bob.id);
  expect(await started("cy")).toHaveProperty("id");
});

test("a named licence has no pool, and says so", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { ask } = floatingClient(world.runtime, world.tokenActor(["client"]), license.id);
  expect(await ask("ada").catch(code)).toBe("license-not-floating");
  expect(await world.db.pool.count()).toBe(0);
});
