import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import { endSigningKey } from "@/lib/keys/end-signing-key";
import { replaceKey } from "@/lib/keys/replace-key";
import { revokeKey } from "@/lib/keys/revoke-key";
import { issueLicenseFile } from "./issue-license-file";
import { issueMachineFile } from "./issue-machine-file";
import { listFiles } from "./list-files";
import { ownMachineFile } from "./own-machine-file";
import { day, fingerprint, issueOne, openOffline, publicKeys } from "./testing-offline";
import { readForeignFile } from "./testing-verifier";

const refusedFor = (field: string) => ({ code: "invalid-input", errors: [{ pointer: `/${field}` }] });

test("a file never outlives the licence and its grace, unless what was bought outlives its end", async () => {
  const { world, license, asClient } = await openOffline({ endsOn: new Date("2026-11-10"), graceDays: 2 });
  const issue = () => asClient(issueLicenseFile, { licenseId: license.id, ttl: 90 * day });
  // 12 November ends at 23:00 UTC in Amsterdam.
  expect((await issue()).expiresAt).toEqual(new Date("2026-11-12T23:00:00Z"));
  await world.db.license.update({ where: { id: license.id }, data: { expiryBehavior: "MAINTAIN" } });
  expect((await issue()).expiresAt).toEqual(new Date("2027-01-31T09:00:00Z"));
  for (const ttl of [0, -5, 3_599, 1_827 * day, 3_600.5]) {
    const asked = asClient(issueLicenseFile, { licenseId: license.id, ttl });
    await expect(asked).rejects.toMatchObject(refusedFor("ttl"));
  }
});

test("a file begins a trial that waits for its first validation; one that waits for an activation gives none before", async () => {
  const trial = { term: "TRIAL", durationDays: 14, endsOn: null } as const;
  const first = await openOffline({ ...trial, trialStart: "FIRST_VALIDATION" });
  const { expiresAt, file } = await first.asClient(issueLicenseFile, { licenseId: first.license.id, ttl: 90 * day });
  expect(expiresAt).toEqual(new Date("2026-11-15T23:00:00Z"));
  const { document } = readForeignFile(file, await publicKeys(first.world));
  expect(document.data.attributes).toMatchObject({ status: "ACTIVE", expiry: "2026-11-15T23:00:00.000Z" });
  const second = await openOffline({ ...trial, trialStart: "FIRST_ACTIVATION" });
  const early = second.asClient(issueLicenseFile, { licenseId: second.license.id, ttl: 90 * day });
  await expect(early).rejects.toMatchObject({ code: "trial-needs-activation" });
  const activation = await second.activate();
  const given = await second.asClient(issueMachineFile, { activationId: activation.id, ttl: 90 * day });
  expect(given.expiresAt).toEqual(new Date("2026-11-15T23:00:00Z"));
});

test("no file is given of a licence that is not usable, or that must be validated online", async () => {
  const { world, license, asClient, activate } = await openOffline();
  const activation = await activate();
  const at = world.clock.now;
  const cases = [
    [{ suspendedAt: at }, "license-suspended"],
    [{ terminatedAt: at }, "license-terminated"],
    [{ startsOn: new Date("2026-12-01") }, "license-not-started"],
    [{ endsOn: new Date("2026-11-01") }, "license-expired"],
    [{ term: "TRIAL", endsOn: new Date("2026-11-01") }, "trial-ended"],
    [{ deployment: "CLOUD" }, "must-validate-online"],
    [{ archivedAt: at }, "not-found"],
  ] as const;
  for (const [change, code] of cases) {
    const before = await world.db.license.findUniqueOrThrow({ where: { id: license.id } });
    await world.db.license.update({ where: { id: license.id }, data: change });
    const file = asClient(issueLicenseFile, { licenseId: license.id, ttl: day });
    await expect(file, code).rejects.toMatchObject({ code });
    const machineFile = asClient(issueMachineFile, { activationId: activation.id, ttl: day });
    await expect(machineFile, code).rejects.toMatchObject({ code });
    const { suspendedAt, terminatedAt, startsOn, endsOn, term, deployment, archivedAt } = before;
    const restored = { suspendedAt, terminatedAt, startsOn, endsOn, term, deployment, archivedAt };
    await world.db.license.update({ where: { id: license.id }, data: restored });
  }
  expect(await world.db.issuedFile.count()).toBe(0);
});

test("a client gets files of its own licence and machines alone, under its own key", async () => {
  const { world, license, asClient } = await openOffline();
  const other = await openOfflineIn(world);
  const file = (licenseId: string) => asClient(issueLicenseFile, { licenseId, ttl: day });
  await expect(file(other.license.id)).rejects.toMatchObject({ code: "not-found" });
  const machine = asClient(issueMachineFile, { activationId: other.activationId, ttl: day });
  await expect(machine).rejects.toMatchObject({ code: "not-found" });
  const second = await issueOne(world, license.id);
  const borrowed = asClient(issueLicenseFile, { licenseId: license.id, ttl: day, keyId: second.id });
  await expect(borrowed).rejects.toMatchObject(refusedFor("keyId"));
});

test("an admin names the key; without one a file is neither encrypted nor says a key; one out of use is refused", async () => {
  const { world, license, key } = await openOffline();
  const keys = await publicKeys(world);
  const issue = (given: object) => world.run(issueLicenseFile, { licenseId: license.id, ttl: day, ...given });
  const keySaid = (file: string, secret?: string) => readForeignFile(file, keys, secret).document.data.attributes.key;
  await expect(issue({ encrypt: true })).rejects.toMatchObject(refusedFor("keyId"));
  expect(keySaid((await issue({})).file)).toBeNull();
  expect(keySaid((await issue({ keyId: key.id })).file)).toBeNull();
  expect(keySaid((await issue({ keyId: key.id, encrypt: true })).file, key.key)).toBe(key.key);
  const foreign = await issueOne(world, (await world.license()).id);
  await expect(issue({ keyId: foreign.id })).rejects.toMatchObject(refusedFor("keyId"));
  const signingKey = await world.db.signingKey.findFirstOrThrow();
  const end = { signingKeyId: signingKey.id, reason: "The backup was stolen" };
  await world.run(endSigningKey, end, { as: await world.actor(["OWNER"]) });
  await expect(issue({ keyId: key.id })).rejects.toMatchObject({ code: "license-key-out-of-use" });
  const next = await issueOne(world, license.id);
  await world.run(revokeKey, { keyId: next.id, reason: "Leaked" });
  await expect(issue({ keyId: next.id })).rejects.toMatchObject({ code: "license-key-out-of-use" });
  const employee = await world.actor(["EMPLOYEE"]);
  const asked = world.run(issueLicenseFile, { licenseId: license.id, ttl: day }, { as: employee });
  await expect(asked).rejects.toMatchObject({ code: "not-permitted" });
});

test("a key bound to a machine gives machine files for that machine alone, and says so in licence files", async () => {
  const { world, license, activate } = await openOffline();
  const bound = await issueOne(world, license.id, { fingerprint });
  const right = await activate();
  const wrong = await activate({ fingerprint: "another-machine", components: {} });
  const issue = (activationId: string) => world.run(issueMachineFile, { activationId, keyId: bound.id, ttl: day });
  await expect(issue(wrong.id)).rejects.toMatchObject({ code: "key-bound-elsewhere" });
  expect((await issue(right.id)).file).toContain("MACHINE FILE");
  const { file } = await world.run(issueLicenseFile, { licenseId: license.id, keyId: bound.id, ttl: day });
  const { document } = readForeignFile(file, await publicKeys(world));
  expect(document.data.attributes.fingerprint).toBe(createHash("sha256").update(fingerprint).digest("hex"));
});

test("what was given out is recorded and listed, with what has reached it since; an ended machine gets no file", async () => {
  const { world, license, key, asClient, activate } = await openOffline();
  const activation = await activate();
  const plain = await world.run(issueLicenseFile, { licenseId: license.id, ttl: 3_600 });
  const keyed = await asClient(issueLicenseFile, { licenseId: license.id, ttl: day });
  const machine = await world.run(issueMachineFile, { activationId: activation.id, ttl: day });
  const [recorded] = await world.events("file.issued");
  expect(recorded).toMatchObject({ subjectId: plain.id, related: [license.id] });
  const row = await world.db.issuedFile.findUniqueOrThrow({ where: { id: plain.id } });
  expect(row.sha256).toBe(createHash("sha256").update(plain.file).digest("hex"));

  const list = (given: object = {}) => world.run(listFiles, { licenseId: license.id, ...given });
  expect(await list({ state: "GOOD" })).toMatchObject({ total: 3 });
  await world.run(replaceKey, { keyId: key.id });
  await world.run(deactivateMachine, { activationId: activation.id }, { as: world.system });
  world.clock.now = new Date("2026-11-02T10:00:00Z");
  expect((await list({ state: "REVOKED", sort: "issuedAt" })).items).toMatchObject([
    { id: keyed.id, revokedBecause: "key-replaced", key: { id: key.id } },
    { id: machine.id, revokedBecause: "machine-ended", machine: { id: activation.id } },
  ]);
  expect((await list({ state: "EXPIRED" })).items).toMatchObject([{ id: plain.id }]);
  expect(await list({ state: "GOOD" })).toMatchObject({ total: 0 });
  await expect(world.run(issueMachineFile, { activationId: activation.id, ttl: day })).rejects.toMatchObject({
    code: "activation-ended",
  });
  const neighbour = await world.neighbour();
  await expect(neighbour.run(listFiles, { licenseId: license.id })).rejects.toMatchObject({ code: "not-found" });
  const foreign = neighbour.run(issueMachineFile, { activationId: activation.id, ttl: day });
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
});

/** Another licence with a machine, in the same world. */
async function openOfflineIn(world: Awaited<ReturnType<typeof openOffline>>["world"]) {
  const license = await world.license({ allocation: "NODE_LOCKED", metric: "DEVICE", deployment: "HYBRID" });
  const activationId = world.runtime.newId("activation");
  await world.db.activation.create({
    data: {
      id: activationId,
      organizationId: world.organizationId,
      licenseId: license.id,
      fingerprint: "machine-of-others",
      activatedAt: world.clock.now,
    },
  });
  return { license, activationId };
}

test("whose machine it is gets its file, for a month; to anybody else it is not there", async () => {
  const { world, activate } = await openOffline();
  const { id: activationId } = await activate();
  const holder = await world.person();
  await world.db.activation.update({ where: { id: activationId }, data: { personId: holder.id } });
  const own = await world.actor(["EMPLOYEE"], holder.id);
  const { file } = await world.run(ownMachineFile, { activationId }, { as: own });
  const { document } = readForeignFile(file, await publicKeys(world));
  expect(document).toMatchObject({ data: { id: activationId }, meta: { ttl: 30 * day } });
  const other = await world.actor(["EMPLOYEE"], (await world.person()).id);
  const asked = world.run(ownMachineFile, { activationId }, { as: other });
  await expect(asked).rejects.toMatchObject({ code: "not-found" });
  await world.run(deactivateMachine, { activationId }, { as: world.system });
  const late = world.run(ownMachineFile, { activationId }, { as: own });
  await expect(late).rejects.toMatchObject({ code: "activation-ended" });
});
