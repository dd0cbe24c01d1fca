import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { issueKeys } from "./issue-keys";
import { parseKey } from "./key-text";
import { listKeys } from "./list-keys";
import { presentKey } from "./present-key";
import { readKey } from "./read-key";
import { replaceKey } from "./replace-key";
import { revealKey } from "./reveal-key";
import { revokeKey } from "./revoke-key";

async function issueOne(world: World, given: { licenseId: string; kind?: "SIGNED" | "SHORT"; fingerprint?: string }) {
  const { items } = await world.run(issueKeys, given);
  const [first] = items;
  if (!first) throw new Error("no key was issued");
  return first;
}

test("keys of both kinds are issued, shown once, found by their text and kept as hash and seal", async () => {
  const world = await openWorld();
  const license = await world.license();
  for (const kind of ["SIGNED", "SHORT"] as const) {
    const { id, key } = await issueOne(world, { licenseId: license.id, kind });
    expect(await presentKey(world.runtime, key)).toMatchObject({
      key: { id, licenseId: license.id, organizationId: world.organizationId, kind },
    });
    const row = await world.db.licenseKey.findUniqueOrThrow({ where: { id } });
    expect(row.hash).toBe(createHash("sha256").update(key).digest("hex"));
    expect(Buffer.from(row.sealed).includes(key.slice(5, 20))).toBe(false);
    expect(key.endsWith(row.hint)).toBe(true);
    expect(JSON.stringify(await world.events())).not.toContain(row.hint);
  }
  expect(await world.events("license-key.issued")).toHaveLength(2);
});

test("a signed key says what it is for, and its end only where that cannot move", async () => {
  const world = await openWorld();
  const endsOn = new Date("2027-03-31");
  const fixed = await world.license({ endsOn, graceDays: 5, renewal: "NONE" });
  const renewing = await world.license({ endsOn, renewal: "AUTOMATIC" });
  const trial = await world.license({ endsOn, term: "TRIAL" });
  const endless = await world.license({ endsOn: new Date("9999-12-31"), renewal: "NONE" });
  const lasting = await world.license({ endsOn, expiryBehavior: "MAINTAIN" });
  const payloadOf = async (licenseId: string, fingerprint?: string) => {
    const { key } = await issueOne(world, { licenseId, ...(fingerprint ? { fingerprint } : {}) });
    const parsed = parseKey(key);
    return parsed?.kind === "SIGNED" ? parsed.payload : null;
  };
  const said = await payloadOf(fixed.id, "machine-1");
  const { kid } = await world.db.signingKey.findFirstOrThrow();
  expect(said).toEqual({
    v: 1,
    kid,
    id: expect.stringMatching(/^key_/),
    license: fixed.id,
    product: fixed.productId,
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    issued: "2026-11-02T09:00:00.000Z",
    // The day after 5 April begins at 22:00 UTC in Amsterdam's summer.
    expiry: "2027-04-05T22:00:00.000Z",
    fingerprint: createHash("sha256").update("machine-1").digest("hex"),
  });
  for (const license of [renewing, trial, endless, lasting])
    expect(await payloadOf(license.id)).toMatchObject({ expiry: null });
});

test("a thousand keys are issued at once, each another; a thousand and one, none, or several for one machine are refused", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { items } = await world.run(issueKeys, { licenseId: license.id, count: 1_000, label: "Resale" });
  expect(new Set(items.map(({ key }) => key)).size).toBe(1_000);
  expect(await world.db.licenseKey.count()).toBe(1_000);
  const pointer = (field: string) => ({ code: "invalid-input", errors: [{ pointer: `/${field}` }] });
  for (const count of [0, -1, 1_001, 1.5])
    await expect(world.run(issueKeys, { licenseId: license.id, count })).rejects.toMatchObject(pointer("count"));
  const two = { licenseId: license.id, count: 2, fingerprint: "machine-1" };
  await expect(world.run(issueKeys, two)).rejects.toMatchObject(pointer("count"));
  const long = { licenseId: license.id, fingerprint: "f".repeat(513) };
  await expect(world.run(issueKeys, long)).rejects.toMatchObject(pointer("fingerprint"));
  expect(await world.db.licenseKey.count()).toBe(1_000);
});

test("a revoked key and a replaced one say so; the new one is good; neither changes again", async () => {
  const world = await openWorld();
  const license = await world.license();
  const first = await issueOne(world, { licenseId: license.id, kind: "SHORT" });
  const second = await world.run(replaceKey, { keyId: first.id, reason: "Lost laptop" });
  expect(await presentKey(world.runtime, first.key)).toEqual({
    code: "KEY_REPLACED",
    organizationId: world.organizationId,
  });
  expect(await presentKey(world.runtime, second.key)).toMatchObject({ key: { id: second.id } });
  expect(await world.run(readKey, { keyId: first.id })).toMatchObject({ status: "REPLACED", replacedById: second.id });
  await world.run(revokeKey, { keyId: second.id, reason: "Leaked" });
  expect(await presentKey(world.runtime, second.key)).toMatchObject({ code: "KEY_REVOKED" });
  for (const keyId of [first.id, second.id]) {
    await expect(world.run(revokeKey, { keyId, reason: "Again" })).rejects.toMatchObject({
      code: "license-key-out-of-use",
    });
    await expect(world.run(replaceKey, { keyId })).rejects.toMatchObject({ code: "license-key-out-of-use" });
  }
  await expect(world.run(revokeKey, { keyId: first.id, reason: " " })).rejects.toMatchObject({ code: "invalid-input" });
  const restored = world.db.licenseKey.update({ where: { id: second.id }, data: { revokedAt: null } });
  await expect(restored).rejects.toThrow(/stays so/);
});

test("of two replacements at once one is done", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id } = await issueOne(world, { licenseId: license.id });
  const tries = await Promise.allSettled([1, 2, 3].map(() => world.run(replaceKey, { keyId: id })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await world.db.licenseKey.count()).toBe(2);
});

test("a terminated, archived or foreign licence gets no key; a suspended one does", async () => {
  const world = await openWorld();
  const now = world.clock.now;
  const terminated = await world.license({ terminatedAt: now });
  const archived = await world.license({ archivedAt: now });
  const over = await world.license({ endsOn: new Date("2026-01-31"), expiryBehavior: "REVOKE" });
  const suspended = await world.license({ suspendedAt: now });
  const issued = (licenseId: string) => world.run(issueKeys, { licenseId });
  await expect(issued(terminated.id)).rejects.toMatchObject({
    code: "license-key-not-issued",
    detail: `${terminated.name} is terminated: a key of it would never be good. Issue the key for another licence.`,
  });
  await expect(issued(over.id)).rejects.toMatchObject({ code: "license-key-not-issued" });
  await expect(issued(archived.id)).rejects.toMatchObject({ code: "already-archived" });
  expect((await issued(suspended.id)).items).toHaveLength(1);
  const neighbour = await world.neighbour();
  const foreign = neighbour.run(issueKeys, { licenseId: suspended.id });
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
});

test("a key of a licence that was terminated since is not replaced: it stays as it was", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id } = await issueOne(world, { licenseId: license.id });
  await world.db.license.update({ where: { id: license.id }, data: { terminatedAt: world.clock.now } });
  await expect(world.run(replaceKey, { keyId: id })).rejects.toMatchObject({ code: "license-key-not-issued" });
  expect(await world.db.licenseKey.findMany()).toMatchObject([{ id, replacedAt: null }]);
});

test("keys are listed a page at a time, by status and kind, and shown again on the record by who may", async () => {
  const world = await openWorld();
  const license = await world.license();
  const short = await issueOne(world, { licenseId: license.id, kind: "SHORT" });
  const signed = await world.run(issueKeys, { licenseId: license.id, count: 3 });
  const [gone] = signed.items;
  if (gone) await world.run(revokeKey, { keyId: gone.id, reason: "Leaked" });
  const list = (given: object = {}) => world.run(listKeys, { licenseId: license.id, ...given });
  expect(await list({ status: "REVOKED" })).toMatchObject({ total: 1, items: [{ id: gone?.id }] });
  expect(await list({ kind: "SHORT" })).toMatchObject({ total: 1, items: [{ id: short.id, status: "ACTIVE" }] });
  const page = await list({ limit: 3, status: "ACTIVE" });
  expect(page).toMatchObject({ total: 3 });
  expect((await list({ limit: 2 })).nextCursor).not.toBeNull();
  expect(await world.run(revealKey, { keyId: short.id })).toEqual(short);
  expect(await world.events("license-key.revealed")).toMatchObject([{ subjectId: short.id, related: [license.id] }]);
  const auditor = await world.actor(["AUDITOR"]);
  await expect(world.run(revealKey, { keyId: short.id }, { as: auditor })).rejects.toMatchObject({
    code: "not-permitted",
  });
  const neighbour = await world.neighbour();
  await expect(neighbour.run(revealKey, { keyId: short.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(neighbour.run(listKeys, { licenseId: license.id })).rejects.toMatchObject({ code: "not-found" });
});
