import { expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { revokeKey } from "@/lib/keys/revoke-key";
import { exchangeOwnRequest } from "./exchange-own-request";
import { previewOwnRequest } from "./preview-own-request";
import { day, fingerprint, issueOne, openOffline, publicKeys } from "./testing-offline";
import { requestOf, said } from "./testing-request";
import { readForeignFile } from "./testing-verifier";

async function setUp(given: Parameters<typeof openOffline>[0] = {}) {
  const offline = await openOffline(given);
  const { world, key } = offline;
  const ada = await world.person({ email: "ada@meridian.test" });
  const asAda = await world.actor(["EMPLOYEE"], ada.id);
  const exchange = (fields: unknown, more: { encrypt?: boolean } = {}, as = asAda) =>
    world.run(exchangeOwnRequest, { request: requestOf(fields), ...more }, { as });
  const preview = (fields: unknown, as = asAda) => world.run(previewOwnRequest, { request: requestOf(fields) }, { as });
  return { ...offline, ada, asAda, exchange, preview, request: { ...said, key: key.key } };
}

const wrong = (detail: RegExp) => ({
  code: "invalid-input",
  errors: [{ pointer: "/request", detail: expect.stringMatching(detail) }],
});
const notThere = (detail: RegExp) => ({ ...wrong(detail), code: "not-found" });

test("whoever has the licence key sees what a request asks, and gets the file of a machine that is theirs then", async () => {
  const { world, license, key, ada, exchange, preview, request } = await setUp({ seats: 3 });
  expect(await preview(request)).toMatchObject({
    license: { id: license.id, name: "Drafting Suite" },
    machine: { name: "Cutting table 4", hostname: "cut-4", platform: "linux-x64", fingerprint },
    keyHint: key.key.slice(-5),
    active: false,
    units: { held: 0, allowance: 3 },
  });
  expect(await world.db.activation.count()).toBe(0);
  const answer = await exchange(request, { encrypt: true });
  const { document } = readForeignFile(answer.file, await publicKeys(world), key.key + fingerprint);
  expect(document).toMatchObject({ data: { id: answer.activationId }, meta: { nonce: said.nonce, ttl: 30 * day } });
  expect(await world.db.activation.findMany()).toMatchObject([{ personId: ada.id, hostname: "cut-4" }]);
  expect(await preview(request)).toMatchObject({ active: true, units: { held: 1 } });
  expect(await exchange(request)).toMatchObject({ created: false, activationId: answer.activationId });
});

test("the same request at the same time takes one unit", async () => {
  const { world, exchange, request } = await setUp();
  const answers = await Promise.all([1, 2, 3, 4].map(() => exchange(request)));
  expect(new Set(answers.map(({ activationId }) => activationId)).size).toBe(1);
  expect(await world.db.activation.count()).toBe(1);
});

test("without a key it is a licence that one has a machine of; any other, and any unknown key, is not there", async () => {
  const { world, license, ada, exchange, preview, asClient } = await setUp();
  const named = { ...said, license: license.id };
  const neighbour = await world.neighbour();
  const abroad = await neighbour.license({ allocation: "NODE_LOCKED", metric: "DEVICE", deployment: "HYBRID" });
  const foreign = await issueOne(neighbour, abroad.id);
  for (const attempt of [exchange, preview]) {
    for (const id of [license.id, abroad.id, "lic_none"])
      await expect(attempt({ ...said, license: id })).rejects.toMatchObject(notThere(/^names no licence of yours/));
    for (const key of [foreign.key, "nonsense", ""])
      await expect(attempt({ ...said, key })).rejects.toMatchObject(notThere(/^names a licence key that is not known/));
  }
  expect(await world.db.activation.count()).toBe(0);
  await asClient(activateMachine, { licenseId: license.id, fingerprint: "desk-of-ada", user: ada.id });
  expect(await preview(named)).toMatchObject({ keyHint: null, active: false });
  expect((await exchange(named)).created).toBe(true);
  await world.db.activation.updateMany({ data: { endedAt: world.clock.now, endReason: "DEACTIVATED" } });
  await expect(exchange(named)).rejects.toMatchObject(notThere(/^names no licence of yours/));
});

test("a machine of somebody else, and a request in another's name, are left to them", async () => {
  const { world, license, ada, exchange, preview, asClient, request } = await setUp();
  const bo = await world.person({ email: "bo@meridian.test" });
  for (const user of [bo.id, "bo@meridian.test", "nobody@meridian.test"])
    await expect(exchange({ ...request, user })).rejects.toMatchObject(wrong(/^names another user than you/));
  const machine = await asClient(activateMachine, { licenseId: license.id, fingerprint, user: bo.id });
  for (const attempt of [exchange, preview])
    await expect(attempt(request)).rejects.toMatchObject(
      wrong(/^comes from a machine that is active, and not for you/),
    );
  const held = async () => (await world.db.activation.findUniqueOrThrow({ where: { id: machine.id } })).personId;
  expect(await held()).toBe(bo.id);
  await world.db.activation.update({ where: { id: machine.id }, data: { personId: null } });
  await asClient(activateMachine, { licenseId: license.id, fingerprint: "desk-of-ada", user: ada.id });
  await expect(exchange({ ...said, license: license.id })).rejects.toMatchObject(wrong(/not for you/));
  await exchange({ ...request, user: "ADA@meridian.test" });
  expect(await held()).toBe(ada.id);
});

test("what a licence or its key does not allow is said before and when the file is asked for", async () => {
  const { world, license, key, exchange, preview, request } = await setUp({ seats: 1 });
  const both = async (fields: object, expected: object) => {
    for (const attempt of [preview, exchange]) await expect(attempt(fields)).rejects.toMatchObject(expected);
  };
  const set = (data: object) => world.db.license.update({ where: { id: license.id }, data });
  await set({ suspendedAt: world.clock.now });
  await both(request, { code: "license-suspended" });
  await set({ suspendedAt: null, deployment: "CLOUD" });
  await both(request, { code: "must-validate-online" });
  await set({ deployment: "HYBRID", endsOn: new Date("2026-10-01") });
  await both(request, { code: "license-expired" });
  await set({ endsOn: null });
  const bound = await issueOne(world, license.id, { fingerprint: "some-other-machine" });
  await both({ ...request, key: bound.key }, { code: "key-bound-elsewhere" });
  await both({ ...request, license: "lic_other" }, wrong(/^names a licence and the key of another/));
  await expect(exchange({ ...request, cores: 0 })).rejects.toMatchObject(
    wrong(/^cannot be read: its cores is at least 1/),
  );
  await exchange({ ...request, fingerprint: "the-first-machine", components: {} });
  expect(await preview(request)).toMatchObject({ units: { held: 1, allowance: 1 } });
  await expect(exchange(request)).rejects.toMatchObject({ code: "activation-limit-reached" });
  await world.run(revokeKey, { keyId: key.id, reason: "Leaked" });
  await both(request, { code: "license-key-out-of-use" });
  expect([await world.db.activation.count(), await world.db.issuedFile.count()]).toEqual([1, 1]);
});

test("what is no request is refused with what is wrong with it", async () => {
  const { exchange, preview, world, asAda, request } = await setUp();
  for (const attempt of [exchange, preview]) {
    const refused = (fields: unknown, detail: RegExp) => expect(attempt(fields)).rejects.toMatchObject(wrong(detail));
    await refused({ ...request, fingerprint: "x".repeat(600) }, /^cannot be read: its fingerprint is at most 512 char/);
    await refused({ ...request, createdAt: "2026-09-01T08:00:00Z" }, /^was made more than 30 days ago/);
    await refused([], /^cannot be read: it has no fields/);
    await refused({ ...request, nonce: undefined }, /^cannot be read: its nonce is missing/);
    await refused({ ...request, createdAt: "yesterday" }, /^cannot be read: its createdAt is missing, or is not/);
    await refused({ ...request, extra: 1 }, /^cannot be read: its extra is not a field/);
    await refused(said, /^cannot be read: its key is missing, and so is a licence/);
  }
  const text = (request: string) => world.run(exchangeOwnRequest, { request }, { as: asAda });
  const notJson = `-----BEGIN ACTIVATION REQUEST-----\n${Buffer.from("no").toString("base64")}\n-----END ACTIVATION REQUEST-----`;
  await expect(text(notJson)).rejects.toMatchObject(wrong(/not JSON/));
  await expect(text("hello")).rejects.toMatchObject(wrong(/^is no activation request/));
});

test("an account without a person has no machines, and an auditor may not", async () => {
  const { world, exchange, preview, request } = await setUp();
  const nobody = await world.actor(["EMPLOYEE"]);
  const auditor = await world.actor(["AUDITOR"], (await world.person()).id);
  for (const attempt of [
    (as: typeof nobody) => exchange(request, {}, as),
    (as: typeof nobody) => preview(request, as),
  ]) {
    await expect(attempt(nobody)).rejects.toMatchObject({ code: "no-person-behind-account" });
    await expect(attempt(auditor)).rejects.toMatchObject({ code: "not-permitted" });
  }
});
