import { expect, test } from "vitest";
import { revokeKey } from "@/lib/keys/revoke-key";
import { exchangeRequest } from "./exchange-request";
import { day, fingerprint, issueOne, openOffline, publicKeys } from "./testing-offline";
import { requestOf, said } from "./testing-request";
import { readForeignFile } from "./testing-verifier";

async function setUp() {
  const offline = await openOffline();
  const { world, license, key } = offline;
  const exchange = (fields: unknown, given: object = {}) =>
    world.run(exchangeRequest, { licenseId: license.id, request: requestOf(fields), ttl: 30 * day, ...given });
  return { ...offline, exchange, request: { ...said, key: key.key } };
}

test("a request is answered with the machine file of a new activation, which says the request's nonce", async () => {
  const { world, key, exchange, request } = await setUp();
  const answer = await exchange(request, { encrypt: true });
  expect(answer).toMatchObject({ created: true, machine: "Cutting table 4" });
  const { document } = readForeignFile(answer.file, await publicKeys(world), key.key + fingerprint);
  expect(document.data).toMatchObject({ id: answer.activationId, attributes: { fingerprint, hostname: "cut-4" } });
  expect(document.meta).toMatchObject({ nonce: said.nonce, ttl: 30 * day });
});

test("the same request again takes no second unit, also at the same time", async () => {
  const { world, exchange, request } = await setUp();
  const [one, other] = await Promise.all([exchange(request), exchange(request)]);
  const third = await exchange(request);
  expect(new Set([one.activationId, other.activationId, third.activationId]).size).toBe(1);
  expect(await world.db.activation.count()).toBe(1);
});

test("a request may name the licence in place of a key; its file is then not encrypted", async () => {
  const { world, license, exchange } = await setUp();
  const named = { ...said, license: license.id };
  await expect(exchange(named, { encrypt: true })).rejects.toMatchObject({ errors: [{ pointer: "/encrypt" }] });
  expect(await world.db.activation.count()).toBe(0);
  const { file } = await exchange(named);
  expect(readForeignFile(file, await publicKeys(world)).document.included[0]).toMatchObject({
    id: license.id,
    attributes: { key: null },
  });
});

test("what the licence asks of a machine is asked of its request: a version, a person it knows", async () => {
  const { world, license, exchange, request } = await setUp();
  await expect(exchange({ ...request, user: "nobody@meridian.test" })).rejects.toMatchObject({
    errors: [{ pointer: "/request", detail: expect.stringMatching(/^cannot be answered: its user /) }],
  });
  await world.db.license.update({ where: { id: license.id }, data: { versionRange: "5.x" } });
  await expect(exchange(request)).rejects.toMatchObject({
    errors: [{ pointer: "/request", detail: expect.stringMatching(/^cannot be answered: its version is needed/) }],
  });
  await expect(exchange({ ...request, version: "6.0.0" })).rejects.toMatchObject({ code: "version-not-allowed" });
  expect((await exchange({ ...request, version: "5.1.0" })).created).toBe(true);
});

test("a request is good for thirty days to the second", async () => {
  const { exchange, request } = await setUp();
  const late = exchange({ ...request, createdAt: "2026-10-03T08:59:59Z" });
  await expect(late).rejects.toMatchObject({ errors: [{ pointer: "/request" }] });
  expect((await exchange({ ...request, createdAt: "2026-10-03T09:00:00Z" })).created).toBe(true);
});

test("what is no request, stale, or for something else is refused with a sentence, and nothing is activated", async () => {
  const { world, key, exchange, request, license } = await setUp();
  const other = await world.license({ allocation: "NODE_LOCKED", metric: "DEVICE", deployment: "HYBRID" });
  const foreign = await issueOne(world, other.id);
  const bound = await issueOne(world, license.id, { fingerprint: "some-other-machine" });
  const refused = { code: "invalid-input", errors: [{ pointer: "/request" }] };
  for (const fields of [
    said,
    { ...request, v: 2 },
    { ...request, nonce: "short" },
    { ...request, fingerprint: "x" },
    { ...request, fingerprint: "x".repeat(600) },
    { ...request, extra: true },
    { ...request, createdAt: "yesterday" },
    { ...request, createdAt: "2026-09-01T08:00:00Z" },
    { ...request, key: foreign.key },
    { ...request, key: key.key.replace(/\.(.)/, (_, first) => (first === "A" ? ".B" : ".A")) },
    { ...request, key: "nonsense" },
    { ...said, license: other.id },
    [],
    "text",
  ])
    await expect(exchange(fields), JSON.stringify(fields)).rejects.toMatchObject(refused);
  for (const text of [
    "",
    "hello",
    requestOf(request).slice(5),
    requestOf(request).replace("ey", "§"),
    "x".repeat(60_000),
    `-----BEGIN ACTIVATION REQUEST-----${" ".repeat(49_000)}!`,
  ])
    await expect(exchange(request, { request: text }), text.slice(0, 40)).rejects.toMatchObject(refused);
  await expect(exchange({ ...request, key: bound.key })).rejects.toMatchObject({ code: "key-bound-elsewhere" });
  await world.run(revokeKey, { keyId: key.id, reason: "Leaked" });
  await expect(exchange(request)).rejects.toMatchObject({ code: "license-key-out-of-use" });
  await world.db.license.update({ where: { id: license.id }, data: { deployment: "CLOUD" } });
  const online = exchange({ ...said, license: license.id });
  await expect(online).rejects.toMatchObject({ code: "must-validate-online" });
  expect([await world.db.activation.count(), await world.db.issuedFile.count()]).toEqual([0, 0]);
});
