import { expect, test } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { suspendLicense } from "@/lib/licenses/suspend-license";
import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import { createFeature } from "@/lib/catalog/create-feature";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { readJwks } from "@/lib/keys/read-jwks";
import { revokeKey } from "@/lib/keys/revoke-key";
import { exchangeRequest } from "@/lib/offline/exchange-request";
import { issueMachineFile } from "@/lib/offline/issue-machine-file";
import { readRevocations } from "@/lib/offline/read-revocations";
import { fingerprint, openOffline } from "@/lib/offline/testing-offline";
import { openRoutes } from "@/lib/testing/route-client";
import { serveHttp } from "@/lib/testing/serve-http";
import { Refused } from "./client-errors";
import { openClient } from "./testing-client";

const day = 86_400_000;

/** A server with a node-locked licence that may be used offline, and a client of it on one machine. */
async function openSite(given: Parameters<typeof openOffline>[0] = {}) {
  const { world, license, key, asClient } = await openOffline(given);
  const { send } = openRoutes(world, routes);
  const server = await serveHttp(send);
  const options = {
    server: server.url,
    key: key.key,
    publicKeys: await readJwks(world.runtime),
    machine: { fingerprint, components: { disk: "d1" } },
  };
  const opened = openClient(world.clock, options);
  const later = (milliseconds: number) => void (world.clock.now = new Date(world.clock.now.getTime() + milliseconds));
  return { world, license, key, asClient, server, options, later, ...opened };
}

test("activated, a machine is good online; with the server away it is good by its file, as long as that is", async () => {
  const { client, server, later, again, around } = await openSite();
  expect(await client.check()).toMatchObject({ valid: false, code: "NO_MACHINE", source: "online" });
  expect(await client.activate()).toMatchObject({ created: true, heartbeatSeconds: null });
  expect(await client.activate()).toMatchObject({ created: false });
  expect(await client.check()).toMatchObject({ valid: true, code: "VALID", source: "online", conclusive: true });
  server.close();
  later(13 * day);
  const away = await again().check();
  expect(away).toMatchObject({ valid: true, code: "VALID", source: "file", conclusive: false, retryAfter: 60 });
  expect(away.goodUntil).toEqual(new Date(Date.UTC(2026, 10, 16, 9)));
  expect(around.pauses.length).toBeGreaterThan(2);
  later(day);
  expect(await client.check()).toMatchObject({ valid: false, code: "FILE_EXPIRED", source: "file" });
});

test("a request that is refused says which of its fields is wrong", async () => {
  const { client } = await openSite({ versionRange: "5.x" });
  await expect(client.activate()).rejects.toThrow(/^Correct .* version is needed: /);
});

test("features of each kind are told online and by the file", async () => {
  const { world, license, client, server, again } = await openSite();
  await client.activate();
  for (const [code, kind, value] of [
    ["export", "FLAG", undefined],
    ["render", "LIMIT", 8],
    ["calls", "METER", null],
  ] as const) {
    await world.run(createFeature, { productId: license.productId, code, name: code, kind });
    await world.run(grantEntitlement, { licenseId: license.id, feature: code, value });
  }
  const entitlements = [
    { code: "calls", kind: "METER", value: null, until: null },
    { code: "export", kind: "FLAG", value: true, until: null },
    { code: "render", kind: "LIMIT", value: 8, until: null },
  ];
  expect(await client.check()).toMatchObject({ valid: true, source: "online", entitlements });
  server.close();
  expect(await again().check()).toMatchObject({ valid: true, source: "file", entitlements });
});

test("without a file the program says that nothing is known", async () => {
  const { client, server } = await openSite();
  server.close();
  expect(await client.check()).toMatchObject({ valid: false, code: "UNREACHABLE", source: "none", conclusive: false });
});

test("a file is renewed once half of its time is over, and not before", async () => {
  const { world, client, later } = await openSite();
  await client.activate();
  await client.check();
  later(6 * day);
  await client.check();
  expect(await world.db.issuedFile.count()).toBe(1);
  later(2 * day);
  await client.check();
  expect(await world.db.issuedFile.count()).toBe(2);
});

test("a no of the server is not forgotten when it goes away", async () => {
  const { world, client, server, license, again } = await openSite();
  await client.activate();
  await client.check();
  await world.run(suspendLicense, { licenseId: license.id });
  expect(await client.check()).toMatchObject({ valid: false, code: "SUSPENDED", source: "online" });
  server.close();
  expect(await again().check()).toMatchObject({ valid: false, code: "SUSPENDED", source: "file" });
});

test("a clock that is turned back is found, and an answer of the server heals it", async () => {
  const { client, server, later, around } = await openSite();
  await client.activate();
  await client.check();
  const { fetch: over } = around;
  around.fetch = () => Promise.reject(new TypeError("no network"));
  later(3 * day);
  expect(await client.check()).toMatchObject({ valid: true, source: "file" });
  later(-day);
  expect(await client.check()).toMatchObject({ valid: false, code: "CLOCK_TURNED_BACK", source: "file" });
  around.fetch = over;
  expect(await client.check()).toMatchObject({ valid: true, source: "online" });
  server.close();
  expect(await client.check()).toMatchObject({ valid: true, source: "file" });
});

test("an answer that is played back, changed or unsigned decides nothing", async () => {
  const { client, around } = await openSite();
  const { fetch: over } = around;
  let recorded: Response | undefined;
  around.fetch = async (request) => {
    const response = await over(request);
    if (request.url.endsWith("/validate")) recorded ??= response.clone();
    return response;
  };
  await client.activate();
  expect((await client.check()).valid).toBe(true);
  const played = new Response(await recorded?.clone().arrayBuffer(), { headers: recorded?.headers ?? {} });
  const forged = async (request: Request) => {
    const response = await over(request);
    const body = (await response.text()).replace('"VALID"', '"IN_GRACE"');
    return new Response(body, { status: response.status, headers: response.headers });
  };
  const bare = () => Promise.resolve(Response.json({ valid: true, code: "VALID" }));
  for (const send of [() => Promise.resolve(played.clone()), forged, bare]) {
    around.fetch = send;
    expect(await client.check()).toMatchObject({ valid: true, source: "file" });
  }
});

test("with no file to go by, an answer that is not genuine is said to be so", async () => {
  const { client, around } = await openSite();
  around.fetch = () => Promise.resolve(Response.json({ valid: true, code: "VALID" }));
  expect(await client.check()).toMatchObject({ valid: false, code: "ANSWER_NOT_GENUINE", source: "none" });
});

test("a busy server is asked again, no sooner than it says", async () => {
  const { client, around } = await openSite();
  const { fetch: over } = around;
  let busy = 2;
  around.fetch = (request) =>
    busy-- > 0 ? Promise.resolve(new Response("", { status: 429, headers: { "retry-after": "3" } })) : over(request);
  expect(await client.activate()).toMatchObject({ created: true });
  expect(around.pauses).toHaveLength(2);
  for (const pause of around.pauses) expect(pause).toBeGreaterThanOrEqual(3_000);
});

test("an activation whose answer is lost is not made twice", async () => {
  const { world, client, around } = await openSite();
  const { fetch: over } = around;
  let lost = 1;
  around.fetch = async (request) => {
    const response = await over(request);
    if (lost-- > 0) throw new TypeError("the connection broke");
    return response;
  };
  expect(await client.activate()).toMatchObject({ created: true });
  expect(await world.db.activation.count()).toBe(1);
});

test("what the server refuses is told with its code, and tried once", async () => {
  const { client, options, world, around } = await openSite({ seats: 1 });
  await client.activate();
  const other = openClient(world.clock, { ...options, machine: { fingerprint: "another-machine" } });
  const refused = await other.client.activate().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ code: "activation-limit-reached", status: 409, problem: { limit: 1 } });
  expect(around.pauses).toEqual([]);
});

test("deactivated, the unit is free and the file is gone", async () => {
  const { world, client, server } = await openSite({ seats: 1 });
  await client.activate();
  await client.check();
  await client.deactivate();
  await client.deactivate();
  expect(await world.db.activation.count({ where: { endedAt: null } })).toBe(0);
  server.close();
  expect(await client.check()).toMatchObject({ valid: false, code: "UNREACHABLE" });
});

test("heartbeats go on until the machine holds its unit no more", async () => {
  const { asClient, client, around } = await openSite({ heartbeatSeconds: 600 });
  const { id: activationId } = await client.activate();
  const pauses: number[] = [];
  const { wait } = around;
  around.wait = async (milliseconds, options) => {
    if (!options?.idle || milliseconds === 10_000) return wait(milliseconds, options);
    pauses.push(milliseconds);
    if (pauses.length === 2) await asClient(deactivateMachine, { activationId });
  };
  const lost: string[] = [];
  const beats = await client.startHeartbeats({ lost: (error) => void lost.push(error.code) });
  await beats.ended;
  expect(lost).toEqual(["activation-ended"]);
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(480_000);
  await expect(client.startHeartbeats()).rejects.toThrow("activate this machine first");
});

test("a revoked key is found on the list that was brought to a machine without a network", async () => {
  const { world, client, key, options, asClient, later } = await openSite();
  const { id: activationId } = await client.activate();
  const { file } = await asClient(issueMachineFile, { activationId, encrypt: true, ttl: 30 * 86_400 });
  const offline = openClient(world.clock, { ...options, server: "http://127.0.0.1:1" });
  expect(await offline.client.takeFile(file)).toMatchObject({ machine: { id: activationId, fingerprint } });
  expect(await offline.client.check()).toMatchObject({ valid: true, source: "file" });
  const { jws: older } = await asClient(readRevocations, {});
  later(60_000);
  await world.run(revokeKey, { keyId: key.id, reason: "Published by mistake" });
  await offline.client.takeRevocations(
    (await world.run(readRevocations, {}, { as: world.tokenActor(["client"]) })).jws,
  );
  expect(await offline.client.check()).toMatchObject({ valid: false, code: "KEY_REVOKED", source: "file" });
  await expect(offline.client.takeRevocations(older)).rejects.toThrow("an older list, played back");
});

test("a machine without a network is activated by a request that somebody carries to the portal", async () => {
  const { world, license, options, later } = await openSite();
  const away = openClient(world.clock, { ...options, server: "http://127.0.0.1:1" });
  const request = await away.client.requestFile();
  const answered = await world.run(exchangeRequest, { licenseId: license.id, request, ttl: 30 * 86_400 });
  expect(await away.client.takeFile(answered.file)).toMatchObject({ machine: { fingerprint } });
  expect(await away.client.check()).toMatchObject({ valid: true, code: "VALID", source: "file" });
  later(29 * day);
  expect(await away.again().check()).toMatchObject({ valid: true, source: "file" });
  await away.client.requestFile();
  await expect(away.client.takeFile(answered.file)).rejects.toThrow("answers another request");
});
