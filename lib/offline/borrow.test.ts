import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { releaseLease } from "@/lib/floating/release-lease";
import { readLease } from "@/lib/floating/read-lease";
import { returnForHolder, returnLease, returnOwn } from "@/lib/floating/return-lease";
import { code, floating, floatingClient } from "@/lib/floating/testing-floating";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import { borrowLease, borrowOwn } from "./borrow-lease";
import { listFiles } from "./list-files";
import { issueOne, publicKeys } from "./testing-offline";
import { readForeignFile } from "./testing-verifier";

const hour = 3_600;
/** By the database's clock, which leases live by and which the world does not hold still. */
const inHours = (hours: number) => new Date(Date.now() + hours * hour * 1_000).toISOString();

async function lending(world: World, seats: number, given: Parameters<World["license"]>[0] = {}) {
  const rules = { deployment: "HYBRID", borrowSeconds: 48 * hour, borrowLimit: 3 } as const;
  const farm = await floating(world, seats, { ...rules, ...given });
  const { client: as } = farm;
  const borrow = (leaseId: string, hours: number, more: object = {}) =>
    world.run(borrowLease, { leaseId, until: inHours(hours), ...more }, { as });
  const giveBack = (leaseId: string, more: object = {}) => world.run(returnLease, { leaseId, ...more }, { as });
  return { ...farm, borrow, giveBack };
}

/** The same program some hours later. */
function after(world: World, { license, client }: Awaited<ReturnType<typeof lending>>, hours: number) {
  const pool = ownPool(world, { options: `-c leasehold.clock_offset=${hours}h` });
  return floatingClient({ ...world.runtime, pool }, client, license.id);
}

test("what is borrowed keeps its seat without heartbeats until its time, and no longer", async () => {
  const world = await openWorld();
  const farm = await lending(world, 1);
  const ada = await farm.started("ada");
  await farm.borrow(ada.id, 10);
  await expect(after(world, farm, 9).ask("bob").catch(code)).resolves.toBe("pool-exhausted");
  expect(await after(world, farm, 11).started("bob")).toMatchObject({ created: true });
  const [event] = await world.events("lease.borrowed");
  expect(event).toMatchObject({ subjectId: ada.id, after: { seats: 1 } });
});

test("its file names the holder, the seats and the end, and is read by a program that shares no code", async () => {
  const world = await openWorld();
  const farm = await lending(world, 4);
  const key = await issueOne(world, farm.license.id);
  const ada = await farm.started("ada", { seats: 2 });
  const keys = await publicKeys(world);
  const plain = await farm.borrow(ada.id, 10);
  const said = readForeignFile(plain.file, keys).document;
  expect(said.data).toMatchObject({
    type: "licenses",
    id: farm.license.id,
    relationships: { lease: { data: { type: "leases", id: ada.id } } },
  });
  expect(said.meta.expiry).toBe(plain.expiresAt.toISOString());
  expect(said.included.find(({ type }) => type === "leases")).toMatchObject({
    id: ada.id,
    attributes: { holder: { user: "ada", host: "h" }, seats: 2, feature: null, until: plain.expiresAt.toISOString() },
  });
  const sealed = await farm.borrow(ada.id, 11, { encrypt: true, keyId: key.id });
  expect(() => readForeignFile(sealed.file, keys)).toThrow();
  expect(readForeignFile(sealed.file, keys, key.key).document.data.attributes.key).toBe(key.key);
});

test("it is lent for so long, so many seats, and not where it is not lent", async () => {
  const world = await openWorld();
  const farm = await lending(world, 9);
  const [ada, bob] = [await farm.started("ada", { seats: 2 }), await farm.started("bob", { seats: 2 })];
  await expect(farm.borrow(ada.id, 49)).rejects.toMatchObject({
    code: "borrow-limit-reached",
    params: { why: "TOO_LONG", longestSeconds: 48 * hour },
  });
  await farm.borrow(ada.id, 10);
  await expect(farm.borrow(bob.id, 10)).rejects.toMatchObject({
    code: "borrow-limit-reached",
    params: { why: "TOO_MANY", limit: 3, borrowed: 2 },
  });
  await farm.giveBack(ada.id);
  await farm.borrow(bob.id, 10);
  await world.db.license.update({ where: { id: farm.license.id }, data: { borrowSeconds: null, borrowLimit: null } });
  const cy = await farm.started("cy");
  await expect(farm.borrow(cy.id, 1)).rejects.toMatchObject({ params: { why: "NOT_LENT" } });
  expect(await world.db.issuedFile.count()).toBe(2);
});

test("fifty who borrow at once get three seats, over two pools of the licence, and never four", async () => {
  const world = await openWorld();
  const farm = await lending(world, 60);
  const feature = await world.db.feature.create({
    data: {
      id: world.runtime.newId("feature"),
      organizationId: world.organizationId,
      productId: farm.license.productId,
      code: "render",
      name: "Render",
      kind: "FLAG",
      createdAt: world.clock.now,
    },
  });
  await world.db.entitlement.create({
    data: {
      id: world.runtime.newId("entitlement"),
      organizationId: world.organizationId,
      licenseId: farm.license.id,
      featureId: feature.id,
      createdAt: world.clock.now,
    },
  });
  const poolId = world.runtime.newId("pool");
  await world.db.pool.create({
    data: {
      id: poolId,
      organizationId: world.organizationId,
      licenseId: farm.license.id,
      featureId: feature.id,
      name: "Render",
      seats: 30,
      createdAt: world.clock.now,
    },
  });
  const wanted = Array.from({ length: 50 }, (_, n) => farm.started(`u${n}`, n % 2 ? { feature: "render" } : {}));
  const leases = await Promise.all(wanted);
  expect(new Set(leases.map((lease) => lease.poolId)).size).toBe(2);
  const answers = await Promise.all(leases.map(({ id }) => farm.borrow(id, 5).catch(code)));
  expect(answers.filter((answer) => answer === "borrow-limit-reached")).toHaveLength(47);
  expect(await world.db.lease.count({ where: { borrowedUntil: { not: null } } })).toBe(3);
  expect(await world.db.issuedFile.count()).toBe(3);
});

test("bad input is pointed at: a time that is over, before what is borrowed, or after the licence", async () => {
  const world = await openWorld();
  const tomorrow = new Date(Date.now() + 24 * hour * 1_000);
  const farm = await lending(world, 2, { endsOn: new Date(tomorrow.toISOString().slice(0, 10)) });
  const { id } = await farm.started("ada");
  await farm.borrow(id, 5);
  for (const hours of [-1, 4, 47.9]) {
    const answer = await farm.borrow(id, hours).catch((error: unknown) => error);
    expect(answer, String(hours)).toMatchObject({ errors: [{ pointer: "/until" }] });
  }
});

test("a heartbeat, a check-in or a release by an admin does not end what is borrowed, and nothing shortens it", async () => {
  const world = await openWorld();
  const farm = await lending(world, 1);
  await world.db.pool.updateMany({ data: { longestSeconds: 2 * hour } });
  const ada = await farm.started("ada");
  const { expiresAt } = await farm.borrow(ada.id, 10);
  const later = after(world, farm, 5);
  expect(await later.beat(ada.id, ada.token)).toMatchObject({ expiresAt });
  expect(await later.started("ada")).toMatchObject({ id: ada.id, created: false, expiresAt });
  await expect(later.back(ada.id).catch(code)).resolves.toBe("lease-borrowed");
  await expect(world.run(releaseLease, { leaseId: ada.id, reason: "Needed here" }).catch(code)).resolves.toBe(
    "lease-borrowed",
  );
  const seen = await world.run(readLease, { leaseId: ada.id }, { as: farm.client });
  expect(seen).toMatchObject({ borrowedUntil: expiresAt, lostAt: null, endedAt: null, expiresAt });
  const owner = new Client({ connectionString: world.migrationUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  const cut = owner.query("UPDATE lease SET borrowed_until = borrowed_until - interval '1 hour'");
  await expect(cut).rejects.toMatchObject({ constraint: "lease_borrow_only_grows" });
  await world.db.license.updateMany({ data: { borrowLimit: 0 } });
  const more = owner.query("UPDATE lease SET borrowed_until = borrowed_until + interval '1 hour'");
  await expect(more).rejects.toMatchObject({ constraint: "lease_borrow_within_limit" });
  const none = owner.query("UPDATE lease SET lost_at = lease_now(), borrowed_at = NULL");
  await expect(none).rejects.toMatchObject({ constraint: "lease_is_borrowed_until_a_time" });
});

test("returned early, the seat is the next one's at once and the file is revoked; once more changes nothing", async () => {
  const world = await openWorld();
  const farm = await lending(world, 1);
  const ada = await farm.started("ada");
  await expect(farm.giveBack(ada.id).catch(code)).resolves.toBe("lease-not-borrowed");
  await farm.borrow(ada.id, 10);
  const { ticket } = await farm.queued("bob");
  const first = await farm.giveBack(ada.id);
  expect(first).toMatchObject({ returned: true });
  expect(await farm.giveBack(ada.id)).toEqual(first);
  expect(await farm.look(ticket)).toMatchObject({ status: "granted" });
  expect((await world.run(listFiles, { licenseId: farm.license.id, state: "REVOKED" })).items).toMatchObject([
    { revokedBecause: "lease-returned", lease: { id: ada.id, user: "ada" } },
  ]);
  await expect(farm.borrow(ada.id, 10).catch(code)).resolves.toBe("lease-lost");
  const ended = await world.events("lease.ended");
  expect(ended).toMatchObject([{ subjectId: ada.id, operation: "floating.return", after: { endReason: "RETURNED" } }]);
});

test("of a lost device the seat is back when its file ends, or at once if a licence manager says so", async () => {
  const world = await openWorld();
  const farm = await lending(world, 2);
  const [ada, bob] = [await farm.started("ada"), await farm.started("bob")];
  const { expiresAt } = await farm.borrow(ada.id, 10);
  await farm.borrow(bob.id, 10);
  for (let i = 0; i < 2; i++)
    expect(await farm.giveBack(ada.id, { lost: true, reason: "Left in a taxi" })).toEqual({
      returned: false,
      freeAt: expiresAt,
    });
  expect(await world.events("lease.declared-lost")).toHaveLength(1);
  await expect(farm.ask("cy").catch(code)).resolves.toBe("pool-exhausted");
  await expect(farm.borrow(ada.id, 11).catch(code)).resolves.toBe("device-lost");
  const key = { as: world.tokenActor(["client"]) };
  const early = world.run(returnLease, { leaseId: bob.id, lost: true, freeNow: true }, key);
  await expect(early.catch(code)).resolves.toBe("not-permitted");
  const now = await world.run(returnForHolder, { leaseId: bob.id, lost: true, freeNow: true, reason: "Burnt" });
  expect(now).toMatchObject({ returned: true });
  expect(await farm.started("cy")).toMatchObject({ created: true });
  expect(await world.db.lease.findUnique({ where: { id: bob.id } })).toMatchObject({
    endReason: "LOST",
    endNote: "Burnt",
  });
  const revoked = await world.run(listFiles, { licenseId: farm.license.id, state: "REVOKED" });
  expect(revoked.items.map(({ revokedBecause }) => revokedBecause)).toEqual(["device-lost", "device-lost"]);
});

test("one borrows and returns one's own, and nothing of others or of another organisation", async () => {
  const world = await openWorld();
  const farm = await lending(world, 3);
  const [ada, bob] = [await world.person({ email: "ada@example.com" }), await world.person()];
  const lease = await farm.started("ADA@example.com");
  const own = await world.actor(["EMPLOYEE"], ada.id);
  const other = await world.actor(["EMPLOYEE"], bob.id);
  const until = inHours(10);
  const nobody = world.run(borrowOwn, { leaseId: lease.id, until }, { as: other });
  await expect(nobody.catch(code)).resolves.toBe("not-found");
  expect((await world.run(borrowOwn, { leaseId: lease.id, until }, { as: own })).file).toContain("LICENSE FILE");
  const theirs = world.run(returnOwn, { leaseId: lease.id }, { as: other });
  await expect(theirs.catch(code)).resolves.toBe("not-found");
  const neighbour = await world.neighbour();
  const foreign = neighbour.run(borrowLease, { leaseId: lease.id, until }, { as: neighbour.tokenActor(["client"]) });
  await expect(foreign.catch(code)).resolves.toBe("not-found");
  expect(await world.run(returnOwn, { leaseId: lease.id }, { as: own })).toMatchObject({ returned: true });
});

test("what must be validated online, or is suspended, is not lent", async () => {
  const world = await openWorld();
  const farm = await lending(world, 2, { deployment: "CLOUD" });
  const { id } = await farm.started("ada");
  await expect(farm.borrow(id, 2).catch(code)).resolves.toBe("must-validate-online");
  await world.db.license.update({
    where: { id: farm.license.id },
    data: { deployment: "HYBRID", suspendedAt: world.clock.now },
  });
  await expect(farm.borrow(id, 2).catch(code)).resolves.toBe("license-suspended");
});
