import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { openFeatures } from "@/lib/entitlements/testing-features";
import { poolRule } from "@/lib/floating/testing-floating";
import { openProgram } from "@/lib/testing/client-program";
import { cellsOf } from "@/lib/testing/table-cells";
import { openWorld, type World } from "@/lib/testing/world";
import { findProblem } from "../../../problems/find-problem";
import * as queue from "../queue/[ticket]/route";
import { DELETE } from "./[id]/route";
import * as heartbeat from "./[id]/heartbeat/route";
import * as borrow from "./[id]/borrow/route";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
});

async function floating(seats: number, given: Parameters<World["license"]>[0] = {}) {
  const license = await world.license({ allocation: "FLOATING", seats, ...given });
  const { key } = await program.keyOf(license.id);
  const take = (user: string, more: object = {}) =>
    program.ask(POST, key, { body: { holder: { user, host: "h" }, ...more } });
  return { license, key, take };
}
type Told = Awaited<ReturnType<typeof program.ask>>;
const problem = ({ status, body }: Told) => [status, String(body.type).replace("/problems/", "")];
const idOf = ({ body }: Told) => ({ id: String(body.id) });

test("a licence that is not in force says which of four things it is, to whoever checks out", async () => {
  const { license, take } = await floating(3);
  const put = (data: object) => world.db.license.update({ where: { id: license.id }, data });
  const ended = new Date("2026-01-31");
  for (const [data, code] of [
    [{ suspendedAt: world.clock.now }, "license-suspended"],
    [{ endsOn: ended }, "license-expired"],
    [{ endsOn: ended, term: "TRIAL" }, "trial-ended"],
    [{ startsOn: new Date("2030-01-31") }, "license-not-started"],
    [{ terminatedAt: world.clock.now }, "license-terminated"],
  ] as const) {
    await put(data);
    expect(problem(await take("bob"))).toEqual([403, code]);
    await put({ suspendedAt: null, endsOn: null, startsOn: null, term: "SUBSCRIPTION" });
  }
});

test("a suspension reaches the next heartbeat, and the lease goes on when it is lifted", async () => {
  const { license, key, take } = await floating(1);
  const made = await take("ada");
  const beat = () => program.ask(heartbeat.POST, key, { params: idOf(made), body: { token: made.body.token } });
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: world.clock.now } });
  expect(problem(await beat())).toEqual([403, "license-suspended"]);
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: null } });
  expect((await beat()).status).toBe(200);
});

test("what is kept for others, more seats than one has, and a lapsed maintenance are told as such", async () => {
  const { license, take } = await floating(2);
  await poolRule(world, license.id, { kind: "RESERVATION", groupKind: "PROJECT", subject: "apollo", seats: 1 });
  expect((await take("ada")).status).toBe(201);
  expect(problem(await take("bob"))).toEqual([403, "reserved-for-others"]);
  const other = await take("ada", { seats: 2 });
  expect(problem(other)).toEqual([409, "lease-held-differently"]);
  expect(other.body).toMatchObject({ held: 1, asked: 2 });
  const product = await world.product();
  await world.release({ productId: product.id, version: "5.2.0", releasedOn: new Date("2026-05-01") });
  const lapsed = await floating(2, { productId: product.id });
  await world.maintenance(lapsed.license.id, "2025-01-01", "2025-12-31");
  expect(problem(await lapsed.take("ada", { version: "5.2.0" }))).toEqual([403, "maintenance-lapsed"]);
});

test("a feature has a pool of its own; several and none named is 422, switched off is 403, also to a heartbeat", async () => {
  world = await openWorld({ now: new Date().toISOString() });
  program = openProgram(world);
  const { license, limit, flag } = await openFeatures(world);
  await world.db.license.update({ where: { id: license.id }, data: { allocation: "FLOATING" } });
  const pool = { organizationId: world.organizationId, licenseId: license.id, createdAt: world.clock.now };
  const id = world.runtime.newId("pool");
  await world.db.pool.create({ data: { ...pool, id, featureId: limit.id, name: "Rendering", seats: 2 } });
  await world.db.pool.updateMany({ where: { licenseId: license.id, featureId: null }, data: { featureId: flag.id } });
  const granted = await world.run(grantEntitlement, { licenseId: license.id, feature: limit.code, value: 8 });
  const { key } = await program.keyOf(license.id);
  const take = (more: object) => program.ask(POST, key, { body: { holder: { user: "ada", host: "h" }, ...more } });
  const several = await take({});
  expect([several.status, several.body.errors]).toEqual([422, [expect.objectContaining({ pointer: "/feature" })]]);
  const made = await take({ feature: limit.code });
  expect(made.status).toBe(201);
  await world.run(switchEntitlement, { entitlementId: granted.id, enabled: false });
  expect(problem(await take({ feature: limit.code }))).toEqual([403, "feature-not-granted"]);
  const beat = await program.ask(heartbeat.POST, key, { params: idOf(made), body: { token: made.body.token } });
  expect(problem(beat)).toEqual([403, "feature-not-granted"]);
});

test("a licence of the cloud is lent to nobody; what has run out and is another's is lost to heartbeat and borrow", async () => {
  const { key, take } = await floating(1, { deployment: "CLOUD" });
  const made = await take("ada");
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const lend = () => program.ask(borrow.POST, key, { params: idOf(made), body: { until } });
  expect(problem(await lend())).toEqual([403, "must-validate-online"]);
  await program.ask(DELETE, key, { method: "DELETE", params: idOf(made) });
  const beat = await program.ask(heartbeat.POST, key, { params: idOf(made), body: { token: made.body.token } });
  expect(problem(beat)).toEqual([410, "lease-lost"]);
});

test("processes share the lease of their holder, each is counted once, and the last that returns frees it", async () => {
  const { key, take } = await floating(1);
  const of = (process: string) => ({ holder: { user: "ada", host: "h", process } });
  const [one, two, again] = [await take("", of("1")), await take("", of("2")), await take("", of("2"))];
  expect([one.status, two.status, again.status]).toEqual([201, 200, 200]);
  expect(new Set([one, two, again].map(({ body }) => body.id)).size).toBe(1);
  const back = async (process: string) => {
    const path = `/api/v1/leases/x?process=${process}`;
    expect((await program.ask(DELETE, key, { method: "DELETE", params: idOf(one), path })).status).toBe(204);
    return (await world.db.lease.findFirstOrThrow()).endedAt !== null;
  };
  expect([await back("2"), await back("2"), await back("1")]).toEqual([false, false, true]);
});

test("a granted seat that nobody picks up in time goes to the next, and the first is told that it expired", async () => {
  const { key, take, license } = await floating(1);
  const ada = await take("ada");
  const [bob, cleo] = [
    await take("bob", { wait: { maxSeconds: 600 } }),
    await take("cleo", { wait: { maxSeconds: 600 } }),
  ];
  await world.db.pool.updateMany({ where: { licenseId: license.id }, data: { pickupSeconds: 1 } });
  await program.ask(DELETE, key, { method: "DELETE", params: idOf(ada) });
  const look = async ({ body }: Told) =>
    (await program.ask(queue.GET, key, { method: "GET", params: { ticket: String(body.ticket) } })).body;
  const granted = await look(bob);
  expect(granted).toMatchObject({ status: "granted", lease: { seats: 1 } });
  const { body: pool } = ada;
  await expect.poll(async () => (await look(cleo)).status, { timeout: 20_000 }).toBe("granted");
  expect(await look(bob)).toEqual({ status: "expired" });
  const { id, token } = Object(granted.lease);
  const late = await program.ask(heartbeat.POST, key, { params: { id }, body: { token } });
  expect([...problem(late), pool.seats]).toEqual([410, "lease-lost", 1]);
});

test("what is sent in another form than JSON, or too large, is refused by its form", async () => {
  const { key } = await floating(1);
  const send = (body: string, type = "application/json") =>
    program.ask(POST, key, { body, headers: { "content-type": type } });
  const good = JSON.stringify({ holder: { user: "ada", host: "h" } });
  for (const text of ['{"holder":', "[]", "null", "5"])
    expect(problem(await send(text))).toEqual([400, "invalid-json"]);
  expect(problem(await send(good, "text/plain"))).toEqual([415, "unsupported-media-type"]);
  expect(problem(await send(`${good}${" ".repeat(1_100_000)}`))).toEqual([413, "body-too-large"]);
  for (const user of ["a\u0000b", "a\nb", " ", 5, "u".repeat(10_240)]) {
    const told = await send(JSON.stringify({ holder: { user, host: "h" } }));
    expect([told.status, told.body.errors]).toEqual([422, [expect.objectContaining({ pointer: "/holder/user" })]]);
  }
  const wide = await send(JSON.stringify({ holder: { user: "ada", host: "h" }, seats: 1e9, ttl: 0 }));
  expect(wide.body.errors).toMatchObject([{ pointer: "/seats" }, { pointer: "/ttl" }]);
  expect(await world.db.lease.count()).toBe(0);
});

test("whoever shows no good credential is told how to show one, and what is wrong with the key", async () => {
  const { key } = await floating(1);
  const body = { holder: { user: "ada", host: "h" } };
  const none = await program.ask(POST, null, { body });
  expect(problem(none)).toEqual([401, "not-authenticated"]);
  expect(none.response.headers.get("www-authenticate")).toBe('License realm="leasehold", Bearer realm="leasehold"');
  const changed = await program.ask(POST, `${key.slice(0, -3)}AAA`, { body });
  expect([...problem(changed), changed.body.code]).toEqual([401, "license-key-refused", "SIGNATURE_INVALID"]);
});

test("the documentation lists every problem of these endpoints with its status and what to do", () => {
  const text = readFileSync("docs/api.md", "utf8");
  const table = text.slice(text.indexOf("### Problems of floating licences")).split("\n\n")[2] ?? "";
  const rows = cellsOf(table).slice(2);
  const told = rows.flatMap(([status, codes = "", todo = ""]) =>
    [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = ""]) => ({ status: Number(status), code, todo })),
  );
  for (const { status, code, todo } of told) {
    expect(findProblem(code)?.status, code).toBe(status);
    expect(todo, code).not.toBe("");
  }
  // Every code that a test of these endpoints expects.
  const tests = ["client-problems", "client-leases", "client-borrow"].map((name) =>
    readFileSync(`app/api/v1/leases/${name}.test.ts`, "utf8"),
  );
  const words = [...tests.join("\n").matchAll(/"(?:\/problems\/)?([a-z]+(?:-[a-z]+)+)"/g)].map(([, word = ""]) => word);
  const tested = [...new Set(words)].filter((word) => findProblem(word) !== null);
  expect(tested.length).toBeGreaterThan(25);
  expect(told.map(({ code }) => code)).toEqual(expect.arrayContaining(tested));
});
