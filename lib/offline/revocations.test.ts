import { compactVerify, createLocalJWKSet } from "jose";
import { expect, test } from "vitest";
import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import type { Actor } from "@/lib/kernel/actor";
import { endSigningKey } from "@/lib/keys/end-signing-key";
import { readJwks } from "@/lib/keys/read-jwks";
import { replaceKey } from "@/lib/keys/replace-key";
import { revokeKey } from "@/lib/keys/revoke-key";
import { resumeLicense, suspendLicense } from "@/lib/licenses/suspend-license";
import type { World } from "@/lib/testing/world";
import { issueLicenseFile } from "./issue-license-file";
import { issueMachineFile } from "./issue-machine-file";
import { readRevocations } from "./read-revocations";
import { day, issueOne, openOffline } from "./testing-offline";

type List = { sequence: number; license: string | null } & Record<
  "keys" | "licenses" | "activations" | "leases" | "signingKeys",
  string[]
>;

/** The list as a program reads it: its signature checked by a library against the published keys. */
async function read(world: World, as: Actor = world.admin): Promise<List> {
  const { jws } = await world.run(readRevocations, {}, { as });
  const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(await readJwks(world.runtime)));
  expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "revocations+jws" });
  return JSON.parse(new TextDecoder().decode(payload)) as List;
}

const nothing = { keys: [], licenses: [], activations: [], leases: [], signingKeys: [] };

test("what a file that is still good depends on comes onto the list, and leaves it with the file's end", async () => {
  const { world, license, asClient, activate } = await openOffline();
  const short = await issueOne(world, license.id, { kind: "SHORT" });
  const unused = await issueOne(world, license.id, { kind: "SHORT" });
  const activation = await activate();
  await world.run(issueLicenseFile, { licenseId: license.id, keyId: short.id, ttl: day });
  await asClient(issueMachineFile, { activationId: activation.id, ttl: 2 * day });
  expect(await read(world)).toMatchObject({ ...nothing, license: null });
  await world.run(revokeKey, { keyId: short.id, reason: "Leaked" });
  await world.run(revokeKey, { keyId: unused.id, reason: "Leaked" });
  await world.run(deactivateMachine, { activationId: activation.id }, { as: world.system });
  await world.run(suspendLicense, { licenseId: license.id });
  const first = await read(world);
  expect(first).toMatchObject({ keys: [short.id], activations: [activation.id], licenses: [license.id] });
  world.clock.now = new Date("2026-11-03T09:00:00Z");
  await world.run(resumeLicense, { licenseId: license.id });
  const second = await read(world);
  expect(second).toMatchObject({ ...nothing, activations: [activation.id] });
  expect(second.sequence).toBeGreaterThan(first.sequence);
  world.clock.now = new Date("2026-11-04T09:00:00Z");
  expect(await read(world)).toMatchObject(nothing);
});

test("a signed key has no end of its own: it stays on the list where nobody need ask online", async () => {
  const { world, license, key } = await openOffline();
  const cloud = await world.license({ deployment: "CLOUD" });
  const online = await issueOne(world, cloud.id);
  await world.run(revokeKey, { keyId: online.id, reason: "Leaked" });
  await world.run(replaceKey, { keyId: key.id });
  await world.run(suspendLicense, { licenseId: cloud.id });
  await world.db.license.update({ where: { id: license.id }, data: { terminatedAt: world.clock.now } });
  expect(await read(world)).toMatchObject({ ...nothing, keys: [key.id], licenses: [license.id] });
});

test("the end of a signing key reaches what it signed, and its successor signs the list", async () => {
  const { world, license, asClient } = await openOffline();
  await asClient(issueLicenseFile, { licenseId: license.id, ttl: day });
  const old = await world.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } });
  const end = { signingKeyId: old.id, reason: "The backup was stolen" };
  await world.run(endSigningKey, end, { as: await world.actor(["OWNER"]) });
  expect(await read(world)).toMatchObject({ ...nothing, signingKeys: [old.kid] });
});

test("a client gets the list of its own licence, and of no other organisation anything", async () => {
  const { world, client, license } = await openOffline();
  const other = await world.license({ deployment: "ON_PREMISES" });
  const theirs = await issueOne(world, other.id);
  const ours = await issueOne(world, license.id);
  for (const { id } of [theirs, ours]) await world.run(revokeKey, { keyId: id, reason: "Leaked" });
  expect(await read(world, client)).toMatchObject({ ...nothing, license: license.id, keys: [ours.id] });
  expect((await read(world)).keys.sort()).toEqual([theirs.id, ours.id].sort());
  const neighbour = await world.neighbour();
  expect(await read(neighbour)).toMatchObject(nothing);
});
