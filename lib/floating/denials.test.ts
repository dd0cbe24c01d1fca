import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { listDenials } from "./list-denials";
import { after, code, floating, poolRule } from "./testing-floating";

const denialsOf = async (world: Awaited<ReturnType<typeof openWorld>>) =>
  (await world.db.denial.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] })).map(
    ({ user, cause, detail, times, seats, capacity, inUse, holders }) => ({
      user,
      cause,
      detail,
      times,
      seats,
      capacity,
      inUse,
      holders,
    }),
  );

test("a full pool: the retries of one holder within a minute are one, with who held the seats then", async () => {
  const world = await openWorld();
  const farm = await floating(world, 2);
  const ada = await farm.started("ada", { seats: 2, ttl: 600 });
  for (let tries = 0; tries < 3; tries++) await farm.ask("bob").catch(code);
  await farm.ask("cy", { seats: 2 }).catch(code);
  const full = { cause: "CAPACITY", detail: "FULL", capacity: 2, inUse: 2, holders: [ada.id] };
  expect(await denialsOf(world)).toEqual([
    { user: "bob", times: 3, seats: 1, ...full },
    { user: "cy", times: 1, seats: 2, ...full },
  ]);
  await after(world, farm, 61).ask("bob").catch(code);
  expect((await denialsOf(world)).map(({ user, times }) => [user, times])).toEqual([
    ["bob", 3],
    ["cy", 1],
    ["bob", 1],
  ]);
});

test("a free seat that somebody waits for, and a pool that shrank, are said to be so", async () => {
  const world = await openWorld();
  const { license, started, queued, back, ask } = await floating(world, 2);
  const [ada] = [await started("ada"), await started("bob")];
  await queued("cy", { seats: 2 });
  await back(ada.id);
  expect(await ask("dee").catch(code)).toBe("pool-exhausted");
  expect(await denialsOf(world)).toMatchObject([{ user: "dee", cause: "CAPACITY", detail: "QUEUE", inUse: 1 }]);
  const other = await floating(world, 2);
  await other.started("ada", { seats: 2 });
  await world.db.purchase.updateMany({ where: { licenseId: other.license.id }, data: { seats: 1 } });
  expect(await other.ask("bob").catch(code)).toBe("pool-exhausted");
  expect((await denialsOf(world)).at(-1)).toMatchObject({ cause: "CAPACITY", detail: "SHRUNK", capacity: 1, inUse: 2 });
  expect(license.id).not.toBe(other.license.id);
});

test("what is kept for others, and the cap of a group, are causes of their own", async () => {
  const world = await openWorld();
  const { license, ask, started } = await floating(world, 3);
  await poolRule(world, license.id, { kind: "RESERVATION", groupKind: "PROJECT", subject: "apollo", seats: 2 });
  await poolRule(world, license.id, { kind: "CAP", groupKind: "HOST", subject: "farm-*", seats: 1 });
  const onFarm = (user: string) => ({ holder: { user, host: "farm-1" }, project: "Apollo" });
  await started("ada", onFarm("ada"));
  expect(await ask("bob", onFarm("bob")).catch(code)).toBe("pool-exhausted");
  await started("cy");
  expect(await ask("dee").catch(code)).toBe("reserved-for-others");
  expect(await denialsOf(world)).toMatchObject([
    { user: "bob", cause: "GROUP_CAP", detail: "HOST" },
    { user: "dee", cause: "RESERVATION", detail: "PROJECT", inUse: 2 },
  ]);
});

test("a licence that is not in force", async () => {
  const world = await openWorld();
  const { license, started, ask } = await floating(world, 3);
  await started("ada");
  const put = (data: object) => world.db.license.update({ where: { id: license.id }, data });
  const refused = async (data: object) => {
    await put(data);
    const said = await ask("bob").catch(code);
    await put({ suspendedAt: null, endsOn: null, startsOn: null, term: "SUBSCRIPTION" });
    return said;
  };
  expect(await refused({ suspendedAt: world.clock.now })).toBe("license-suspended");
  expect(await refused({ endsOn: new Date("2026-01-31") })).toBe("license-expired");
  expect(await refused({ endsOn: new Date("2026-01-31"), term: "TRIAL" })).toBe("trial-ended");
  expect(await refused({ startsOn: new Date("2030-01-31") })).toBe("license-not-started");
  expect(await refused({ terminatedAt: world.clock.now })).toBe("license-terminated");
  const causes = (await denialsOf(world)).map(({ cause, detail, times }) => [cause, detail, times]);
  expect(causes).toEqual([
    ["EXPIRED", "SUSPENDED", 1],
    ["EXPIRED", "EXPIRED", 2],
    ["EXPIRED", "NOT_STARTED", 1],
    ["EXPIRED", "TERMINATED", 1],
  ]);
});

test("the list goes back as many days as it is asked for", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  await farm.started("ada");
  await farm.ask("bob").catch(code);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: farm.license.id } });
  const [denial] = await world.db.denial.findMany();
  await world.db.denial.updateMany({ data: { at: new Date((denial?.at.getTime() ?? 0) - 3 * 86_400_000) } });
  const total = async (input: { days?: number }) => (await world.run(listDenials, { poolId, ...input })).total;
  expect([await total({}), await total({ days: 4 }), await total({ days: 2 })]).toEqual([1, 1, 0]);
});
