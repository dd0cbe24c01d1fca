import { createLocalJWKSet, CompactSign, compactVerify, importPKCS8 } from "jose";
import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { endSigningKey } from "./end-signing-key";
import { issueKeys } from "./issue-keys";
import { publicKeyOf, signerOf } from "./key-ring";
import { listSigningKeys } from "./list-signing-keys";
import { parseKey } from "./key-text";
import { presentKey } from "./present-key";
import { readJwks } from "./read-jwks";
import { replaceKeysSignedBy } from "./replace-keys-signed-by";
import { rotateSigningKey } from "./rotate-signing-key";
import { newSigningPair, privateKeyOf } from "./signing-pair";

const kidOf = (text: string) => {
  const parsed = parseKey(text);
  return parsed?.kind === "SIGNED" ? parsed.kid : null;
};

async function setUp() {
  const world = await openWorld();
  const owner = await world.actor(["OWNER"]);
  const license = await world.license();
  const issue = async () => {
    const [first] = (await world.run(issueKeys, { licenseId: license.id })).items;
    return first?.key ?? "";
  };
  return { world, owner, issue };
}

const currentOf = (world: World) => world.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } });

test("an organisation gets one signing key, however many ask for its first at once", async () => {
  const { world } = await setUp();
  const signers = await Promise.all(Array.from({ length: 8 }, () => signerOf(world.runtime, world.organizationId)));
  expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
  expect(await world.db.signingKey.count()).toBe(1);
  expect(await world.events("signing-key.created")).toHaveLength(1);
  const row = await currentOf(world);
  expect(row.sealed.length).toBe(1 + 12 + 16 + 32);
});

test("after a rotation the new key signs and the old verifies until the overlap ends; a rotation is done once", async () => {
  const { world, owner, issue } = await setUp();
  const before = await issue();
  const old = await currentOf(world);
  const rotate = () =>
    world.run(rotateSigningKey, { currentId: old.id, overlapDays: 30, reason: "Yearly" }, { as: owner });
  const [done, again] = await Promise.allSettled([rotate(), rotate()]);
  const refused = [done, again].find(({ status }) => status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "changed-meanwhile" } });
  const after = await issue();
  expect(kidOf(after)).toBe((await currentOf(world)).kid);
  expect(kidOf(after)).not.toBe(kidOf(before));
  expect((await signerOf(world.runtime, world.organizationId)).kid).toBe(kidOf(after));
  expect(await presentKey(world.runtime, before)).toMatchObject({ key: {} });
  expect((await publicKeyOf(world.runtime, old.kid))?.verifiesUntil).toEqual(new Date("2026-12-02T09:00:00Z"));
  const kids = async () => (await readJwks(world.runtime)).keys.map(({ kid }) => kid);
  expect(await kids()).toContain(old.kid);

  world.clock.now = new Date("2026-12-02T09:00:00Z");
  expect(await presentKey(world.runtime, before)).toMatchObject({ code: "SIGNATURE_INVALID" });
  expect(await presentKey(world.runtime, after)).toMatchObject({ key: {} });
  expect(await kids()).not.toContain(old.kid);
  expect(await world.run(listSigningKeys, {})).toMatchObject([
    { kid: kidOf(after), state: "CURRENT", keys: 1 },
    { kid: old.kid, state: "ENDED", keys: 1, files: 0 },
  ]);
});

test("a compromised key verifies no longer, at once, and says what it had signed; the current one is succeeded", async () => {
  const { world, owner, issue } = await setUp();
  const keys = [await issue(), await issue()];
  const old = await currentOf(world);
  const end = { signingKeyId: old.id, reason: "The backup was stolen" };
  await expect(world.run(endSigningKey, end)).rejects.toMatchObject({ code: "not-permitted" });
  expect(await presentKey(world.runtime, keys[0] ?? "")).toMatchObject({ key: {} });
  expect(await world.run(endSigningKey, end, { as: owner })).toMatchObject({ keys: 2, files: 0 });
  for (const key of keys) expect(await presentKey(world.runtime, key)).toMatchObject({ code: "SIGNATURE_INVALID" });
  expect(kidOf(await issue())).toBe((await currentOf(world)).kid);
  await expect(world.run(endSigningKey, end, { as: owner })).rejects.toMatchObject({ code: "signing-key-ended" });
  expect(await world.events("signing-key.ended")).toMatchObject([{ subjectId: old.id, after: { keys: 2, files: 0 } }]);
});

test("the published keys are a JWK Set that others' verifiers read, of all organisations and of public parts alone", async () => {
  const { world } = await setUp();
  const neighbour = await world.neighbour();
  await signerOf(world.runtime, world.organizationId);
  await signerOf(neighbour.runtime, neighbour.organizationId);
  const jwks = await readJwks(world.runtime);
  expect(jwks.keys).toHaveLength(2);
  for (const key of jwks.keys)
    expect(key).toEqual({ kty: "OKP", crv: "Ed25519", use: "sig", alg: "EdDSA", kid: key.kid, x: key.x });

  const pair = newSigningPair((size) => world.runtime.randomBytes(size));
  const pem = privateKeyOf(pair.seed).export({ format: "pem", type: "pkcs8" }).toString();
  const jws = await new CompactSign(Buffer.from("{}"))
    .setProtectedHeader({ alg: "EdDSA", kid: pair.kid })
    .sign(await importPKCS8(pem, "EdDSA"));
  await expect(compactVerify(jws, createLocalJWKSet(jwks))).rejects.toThrow();
});

test("a sealed signing key opens in its own row alone, and bad overlaps are refused with a pointer", async () => {
  const { world, owner } = await setUp();
  await signerOf(world.runtime, world.organizationId);
  const current = await currentOf(world);
  const neighbour = await world.neighbour();
  const pair = newSigningPair((size) => world.runtime.randomBytes(size));
  await neighbour.db.signingKey.create({
    data: { ...current, id: "sgk_x", organizationId: neighbour.organizationId, kid: pair.kid },
  });
  await expect(signerOf(neighbour.runtime, neighbour.organizationId)).rejects.toThrow();
  for (const overlapDays of [0, -3, 1.5, 4_000]) {
    const rotated = world.run(rotateSigningKey, { currentId: current.id, overlapDays, reason: "x" }, { as: owner });
    await expect(rotated).rejects.toMatchObject({ errors: [{ pointer: "/overlapDays" }] });
  }
  const foreign = neighbour.run(
    rotateSigningKey,
    { currentId: current.id, overlapDays: 3, reason: "x" },
    { as: await neighbour.actor(["OWNER"]) },
  );
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
});

test("the keys that a retired signing key signed are replaced together, each by its like; the current one's are not", async () => {
  const { world, owner } = await setUp();
  const one = await world.license({ name: "Sheetmaker" });
  const other = await world.license({ name: "Sketchbook" });
  const over = await world.license({ terminatedAt: null });
  const first = await world.run(issueKeys, { licenseId: one.id, count: 3, label: "Order 4711" });
  const bound = await world.run(issueKeys, { licenseId: other.id, fingerprint: "machine-1" });
  const short = await world.run(issueKeys, { licenseId: other.id, kind: "SHORT" });
  await world.run(issueKeys, { licenseId: over.id });
  await world.db.license.update({ where: { id: over.id }, data: { terminatedAt: world.clock.now } });
  const old = await currentOf(world);
  const replace = () => world.run(replaceKeysSignedBy, { signingKeyId: old.id, reason: "The backup was stolen" });
  await expect(replace()).rejects.toMatchObject({ code: "signing-key-current" });
  await world.run(endSigningKey, { signingKeyId: old.id, reason: "The backup was stolen" }, { as: owner });
  const [here, there] = await Promise.all([replace(), replace()]);
  const items = [...here.items, ...there.items];
  expect(items.map(({ replaces }) => replaces).sort()).toEqual(
    [...first.items, ...bound.items].map(({ id }) => id).sort(),
  );
  for (const { key } of items) expect(await presentKey(world.runtime, key)).toMatchObject({ key: {} });
  for (const { id } of first.items) {
    const { replacedById } = await world.db.licenseKey.findUniqueOrThrow({ where: { id } });
    expect(items.find((item) => item.id === replacedById)).toMatchObject({ replaces: id, license: "Sheetmaker" });
  }
  const successor = items.find(({ license }) => license === "Sketchbook");
  const { fingerprint } = await world.db.licenseKey.findUniqueOrThrow({ where: { id: bound.items[0]?.id ?? "" } });
  expect(await world.db.licenseKey.findUnique({ where: { id: successor?.id ?? "" } })).toMatchObject({ fingerprint });
  expect(await presentKey(world.runtime, short.items[0]?.key ?? "")).toMatchObject({ key: {} });
  expect(await replace()).toEqual({ items: [], left: 0 });
});

test(
  "keys of licences that their expiry has revoked do not stand in the way of the others",
  { timeout: 60_000 },
  async () => {
    const { world, owner } = await setUp();
    const over = await world.license({ expiryBehavior: "REVOKE", graceDays: 3, endsOn: new Date("2026-10-31") });
    const lives = await world.license({ expiryBehavior: "REVOKE", graceDays: 30, endsOn: new Date("2026-10-31") });
    world.clock.now = new Date("2026-10-20T09:00:00Z");
    await world.run(issueKeys, { licenseId: over.id, count: 520 });
    world.clock.now = new Date("2026-10-21T09:00:00Z");
    const { items: keys } = await world.run(issueKeys, { licenseId: lives.id, count: 2 });
    world.clock.now = new Date("2026-11-24T09:00:00Z");
    const old = await currentOf(world);
    await world.run(endSigningKey, { signingKeyId: old.id, reason: "Stolen" }, { as: owner });
    const done = await world.run(replaceKeysSignedBy, { signingKeyId: old.id, reason: "Stolen" });
    expect(done.items.map(({ replaces }) => replaces).sort()).toEqual(keys.map(({ id }) => id).sort());
    expect(done.left).toBe(0);
  },
);

test("of ending and replacing a signing key at once, each is done or refused, and one key is current after it", async () => {
  const { world, owner } = await setUp();
  await signerOf(world.runtime, world.organizationId);
  for (let round = 0; round < 5; round++) {
    const { id } = await currentOf(world);
    const tries = await Promise.allSettled([
      world.run(rotateSigningKey, { currentId: id, overlapDays: 30, reason: "Yearly" }, { as: owner }),
      world.run(endSigningKey, { signingKeyId: id, reason: "Stolen" }, { as: owner }),
      world.run(endSigningKey, { signingKeyId: id, reason: "Stolen" }, { as: owner }),
    ]);
    for (const result of tries)
      if (result.status === "rejected")
        expect(["changed-meanwhile", "signing-key-ended"]).toContain((result.reason as { code: string }).code);
    expect(await world.db.signingKey.count({ where: { retiredAt: null } })).toBe(1);
    const { verifiesUntil } = await world.db.signingKey.findUniqueOrThrow({ where: { id } });
    expect(verifiesUntil).toEqual(world.clock.now);
  }
});
