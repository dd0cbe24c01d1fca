import { expect, test } from "vitest";
import { createFeature } from "@/lib/catalog/create-feature";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { openWorld, type World } from "@/lib/testing/world";
import { archivePool } from "./archive-pool";
import { changePool } from "./change-pool";
import { createPool } from "./create-pool";
import { readPool } from "./read-pool";
import { code, floating } from "./testing-floating";

/** A floating licence whose product has two features that it grants, and its product's pool. */
async function withFeatures(world: World, seats: number, given: object = {}) {
  const product = await world.product();
  const client = await floating(world, seats, { productId: product.id, ...given });
  for (const name of ["solve", "post"]) {
    await world.run(createFeature, { productId: product.id, code: name, name, kind: "FLAG" });
    await world.run(grantEntitlement, { licenseId: client.license.id, feature: name });
  }
  const licenseId = client.license.id;
  const [rest] = await world.db.pool.findMany({ where: { licenseId } });
  const make = (feature: string, part: number, more: object = {}) =>
    world.run(createPool, { licenseId, feature, seats: part, ...more });
  const look = (poolId: string) => world.run(readPool, { poolId });
  return { ...client, licenseId, restId: rest?.id ?? "", make, look };
}

test("the pool of a feature has its part of the licence's seats, and the product's pool what remains", async () => {
  const world = await openWorld();
  const { make, look, ask, started, restId } = await withFeatures(world, 5);
  const solve = await make("solve", 2);
  expect(solve).toMatchObject({ name: expect.stringContaining("solve"), seats: 2, capacity: 2, feature: "solve" });
  expect(await look(restId)).toMatchObject({ seats: null, capacity: 3 });
  for (const user of ["a", "b"]) expect(await started(user, { feature: "solve" })).toMatchObject({ poolId: solve.id });
  await expect(ask("c", { feature: "solve" }).catch(code)).resolves.toBe("pool-exhausted");
  for (const user of ["c", "d", "e"]) expect(await started(user)).toMatchObject({ poolId: restId });
  await expect(ask("f").catch(code)).resolves.toBe("pool-exhausted");
  expect((await world.events("pool.created"))[0]).toMatchObject({ subjectId: solve.id, after: { seats: 2 } });
});

test("seats in use come over to another pool as they are returned, and no seat is given out twice", async () => {
  const world = await openWorld();
  const { make, look, ask, started, back, restId } = await withFeatures(world, 3);
  const held = [await started("a"), await started("b"), await started("c")];
  const solve = await make("solve", 2);
  expect(await look(restId)).toMatchObject({ capacity: 1, inUse: 3 });
  await expect(ask("d", { feature: "solve" }).catch(code)).resolves.toBe("pool-exhausted");
  await back(held[0]?.id ?? "");
  await expect(ask("e").catch(code)).resolves.toBe("pool-exhausted");
  await world.db.pool.update({ where: { id: solve.id }, data: { refreshAt: new Date(0) } });
  expect(await started("d", { feature: "solve" })).toMatchObject({ poolId: solve.id });
  await expect(ask("f", { feature: "solve" }).catch(code)).resolves.toBe("pool-exhausted");
  expect(await world.db.lease.count({ where: { endedAt: null } })).toBe(3);
});

test.each([
  ["a part beyond the licence's seats", { feature: "post", seats: 4 }, "seats"],
  ["no part, where another pool has what remains", { feature: "post" }, "seats"],
  ["a feature of another product", { feature: "nothing", seats: 1 }, "feature"],
  [
    "a heartbeat that leaves no room for a lost one",
    { feature: "post", seats: 1, heartbeatSeconds: 500 },
    "heartbeatSeconds",
  ],
  ["a longest lease shorter than a lease", { feature: "post", seats: 1, longestSeconds: 60 }, "longestSeconds"],
])("%s is refused beside its field", async (_what, given, field) => {
  const world = await openWorld();
  const { licenseId, make } = await withFeatures(world, 5);
  await make("solve", 2);
  await expect(world.run(createPool, { licenseId, ...given })).rejects.toMatchObject({
    code: "invalid-input",
    errors: [expect.objectContaining({ pointer: `/${field}` })],
  });
});

test("a feature has one pool, and only a floating licence has any", async () => {
  const world = await openWorld();
  const { make, licenseId } = await withFeatures(world, 5);
  await make("solve", 2);
  await expect(make("solve", 1).catch(code)).resolves.toBe("pool-exists");
  await expect(world.run(createPool, { licenseId, seats: 1 }).catch(code)).resolves.toBe("pool-exists");
  const named = await world.license();
  await expect(world.run(createPool, { licenseId: named.id, seats: 1 }).catch(code)).resolves.toBe(
    "license-not-floating",
  );
});

test("what stands in the database holds against whoever writes there", async () => {
  const world = await openWorld();
  const { licenseId, restId, make, look } = await withFeatures(world, 3);
  const solve = await make("solve", 2);
  await expect(world.db.pool.update({ where: { id: solve.id }, data: { seats: null } })).rejects.toThrow();
  const { id: foreign } = await world.run(createFeature, {
    productId: (await world.product()).id,
    code: "foreign",
    name: "Foreign",
    kind: "FLAG",
  });
  await expect(world.db.pool.update({ where: { id: solve.id }, data: { featureId: foreign } })).rejects.toThrow(
    /pool_feature_is_of_license|none of this licence/,
  );
  await world.run(archivePool, { poolId: solve.id });
  await expect(world.db.pool.update({ where: { id: restId }, data: { archivedAt: world.clock.now } })).rejects.toThrow(
    /keeps a pool/,
  );
  await make("post", 1);
  await world.db.pool.updateMany({ where: { licenseId, seats: 1 }, data: { seats: 9 } });
  const [post] = await world.db.pool.findMany({ where: { licenseId, seats: 9 } });
  expect([(await look(post?.id ?? "")).capacity, (await look(restId)).capacity]).toEqual([3, 0]);
});

test("a smaller part cuts nobody and stops new check-outs; a larger one serves at once", async () => {
  const world = await openWorld();
  const { make, ask, started, beat, back, look } = await withFeatures(world, 5);
  const solve = await make("solve", 3);
  const held = [];
  for (const user of ["a", "b", "c"]) held.push(await started(user, { feature: "solve" }));
  const smaller = await world.run(changePool, { poolId: solve.id, version: 1, seats: 1 });
  expect(smaller).toMatchObject({ capacity: 1, inUse: 3, version: 2 });
  for (const lease of held) expect(await beat(lease.id, lease.token)).toHaveProperty("expiresAt");
  await back(held[0]?.id ?? "");
  await back(held[1]?.id ?? "");
  await expect(ask("d", { feature: "solve" }).catch(code)).resolves.toBe("pool-exhausted");
  await world.run(changePool, { poolId: solve.id, version: 2, seats: 2 });
  expect(await started("d", { feature: "solve" })).toMatchObject({ poolId: solve.id });
  expect(await look(solve.id)).toMatchObject({ capacity: 2, inUse: 2 });
  expect((await world.events("pool.changed")).map(({ before, after }) => [before, after])).toEqual([
    [{ seats: 3 }, { seats: 1 }],
    [{ seats: 1 }, { seats: 2 }],
  ]);
});

test("by another holder rule, who holds a seat keeps it, and is a holder anew when asking again", async () => {
  const world = await openWorld();
  const { started, beat, restId } = await withFeatures(world, 3);
  const first = await started("ada", { holder: { user: "ada", host: "one" } });
  await world.run(changePool, { poolId: restId, version: 1, holderRule: "USER" });
  expect(await beat(first.id, first.token)).toHaveProperty("expiresAt");
  const again = await started("ada", { holder: { user: "ada", host: "one" } });
  expect(again).toMatchObject({ created: true });
  expect(await started("ada", { holder: { user: "ada", host: "two" } })).toMatchObject({
    id: again.id,
    created: false,
  });
});

test("a setting acts on the next check-out", async () => {
  const world = await openWorld();
  const { started, restId } = await withFeatures(world, 3);
  const before = await started("ada");
  await world.run(changePool, {
    poolId: restId,
    version: 1,
    leaseSeconds: 60,
    heartbeatSeconds: 20,
    longestSeconds: 3600,
  });
  const after = await started("bob");
  expect(after.expiresAt.getTime()).toBeLessThan(before.expiresAt.getTime());
  expect(after.heartbeatSeconds).toBe(20);
  expect(await started("cleo", { ttl: 30 })).toMatchObject({ heartbeatSeconds: 15 });
  await expect(world.run(changePool, { poolId: restId, version: 1, seats: 1 }).catch(code)).resolves.toBe(
    "changed-meanwhile",
  );
});

test("an archived pool gives nothing more out, ends its queue, and cuts nobody", async () => {
  const world = await openWorld();
  const { make, ask, started, queued, beat, back, look, restId } = await withFeatures(world, 3);
  const solve = await make("solve", 2);
  const held = [await started("a", { feature: "solve" }), await started("b", { feature: "solve" })];
  const waiting = await queued("c", { feature: "solve" });
  await world.run(archivePool, { poolId: solve.id });
  expect(await look(solve.id)).toMatchObject({ capacity: 0, inUse: 2, queued: 0, archivedAt: world.clock.now });
  for (const lease of held) expect(await beat(lease.id, lease.token)).toHaveProperty("expiresAt");
  await expect(ask("d", { feature: "solve" }).catch(code)).resolves.toBe("invalid-input");
  await expect(ask("d", { poolId: solve.id }).catch(code)).resolves.toBe("not-found");
  expect(await world.db.queueTicket.findUnique({ where: { id: waiting.ticket } })).toMatchObject({ status: "EXPIRED" });
  expect(await started("d")).toMatchObject({ poolId: restId });
  await expect(ask("e").catch(code)).resolves.toBe("pool-exhausted");
  for (const { id } of held) await back(id);
  await world.db.pool.update({ where: { id: restId }, data: { refreshAt: new Date(0) } });
  expect(await started("e")).toMatchObject({ poolId: restId });
  await expect(world.run(archivePool, { poolId: restId }).catch(code)).resolves.toBe("in-use");
});

test("another organisation's pool is not there", async () => {
  const world = await openWorld();
  const { restId } = await withFeatures(world, 1);
  const foreign = await world.neighbour();
  for (const act of [
    foreign.run(changePool, { poolId: restId, version: 1, seats: 1 }),
    foreign.run(archivePool, { poolId: restId }),
  ])
    await expect(act.catch(code)).resolves.toBe("not-found");
});
