import { beforeEach, expect, test } from "vitest";
import { poolRule } from "@/lib/floating/testing-floating";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import * as pools from "../pools/[id]/route";
import * as queue from "../queue/[ticket]/route";
import { DELETE, GET } from "./[id]/route";
import * as heartbeat from "./[id]/heartbeat/route";
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
  const holder = (user: string) => ({ holder: { user, host: "farm-1" } });
  const take = (user: string, more: object = {}, headers: Record<string, string> = {}) =>
    program.ask(POST, key, { body: { ...holder(user), ...more }, headers });
  return { license, key, take };
}
const idOf = (body: Record<string, unknown>) => ({ id: String(body.id) });

test("a seat is checked out, seen, kept and checked in with nothing but a key", async () => {
  const { license, key, take } = await floating(1);
  const made = await take("ada");
  expect([made.status, Object.keys(made.body).sort()]).toEqual([
    201,
    ["entitlements", "expiresAt", "heartbeatSeconds", "id", "overdraft", "poolId", "seats", "token"],
  ]);
  expect(made.response.headers.get("location")).toBe(`/api/v1/leases/${String(made.body.id)}`);
  const params = idOf(made.body);
  const seen = await program.ask(GET, key, { method: "GET", params });
  expect(seen.body).toMatchObject({ ...params, licenseId: license.id, endedAt: null, ttl: 900 });
  const again = await take("ada");
  expect([again.status, again.body.id, again.body.token]).toEqual([200, made.body.id, made.body.token]);
  const beat = await program.ask(heartbeat.POST, key, { params, body: { token: made.body.token } });
  expect([beat.status, Object.keys(beat.body)]).toEqual([200, ["expiresAt", "entitlements"]]);
  for (let i = 0; i < 2; i++) {
    const gone = await program.ask(DELETE, key, { method: "DELETE", params, path: "/api/v1/leases/x?reason=exit" });
    expect([gone.status, gone.text]).toEqual([204, ""]);
  }
  const late = await program.ask(heartbeat.POST, key, { params, body: { token: made.body.token } });
  expect([late.status, late.body.type]).toEqual([410, "/problems/lease-lost"]);
  const ended = await program.ask(GET, key, { method: "GET", params });
  expect(ended.body).toMatchObject({ endReason: "RETURNED", endNote: "exit" });
});

test("a full pool says how full; whoever waits is told where, granted a seat, and picks it up", async () => {
  const { key, take } = await floating(1);
  const ada = await take("ada");
  const full = await take("bob");
  expect(full.status).toBe(409);
  expect(full.body).toMatchObject({ type: "/problems/pool-exhausted", capacity: 1, inUse: 1, queued: 0 });
  expect(full.body.poolId).toBe(ada.body.poolId);
  const waits = await take("bob", { wait: { maxSeconds: 600 } });
  expect([waits.status, waits.body.position]).toEqual([202, 1]);
  const params = { ticket: String(waits.body.ticket) };
  expect(waits.response.headers.get("location")).toBe(`/api/v1/queue/${params.ticket}`);
  const place = () => program.ask(queue.GET, key, { method: "GET", params });
  expect((await place()).body).toMatchObject({ status: "waiting", position: 1 });
  const long = program.ask(queue.GET, key, { method: "GET", params, path: "/api/v1/queue/x?wait=20" });
  await program.ask(DELETE, key, { method: "DELETE", params: idOf(ada.body) });
  const granted = await long;
  expect(granted.body).toMatchObject({ status: "granted", lease: { seats: 1, poolId: ada.body.poolId } });
  const pool = await program.ask(pools.GET, key, { method: "GET", params: { id: String(ada.body.poolId) } });
  expect(pool.body).toMatchObject({ capacity: 1, inUse: 1, queued: 0 });
  expect(pool.body).not.toHaveProperty("holders");
});

test("a place in the queue is left, and left again", async () => {
  const { key, take } = await floating(1);
  await take("ada");
  const { body } = await take("bob", { wait: { maxSeconds: 600 } });
  const params = { ticket: String(body.ticket) };
  for (let i = 0; i < 2; i++)
    expect((await program.ask(queue.DELETE, key, { method: "DELETE", params })).status).toBe(204);
  expect((await program.ask(queue.GET, key, { method: "GET", params })).body).toEqual({ status: "left" });
  expect((await world.events("queue.left")).length).toBe(1);
});

test("with an Idempotency-Key the first lease comes again, but a full pool is asked anew", async () => {
  const { key, take } = await floating(1);
  const headers = { "idempotency-key": "start-1" };
  const first = await take("ada", {}, headers);
  const again = await take("ada", {}, headers);
  expect([again.status, again.text, again.response.headers.get("idempotency-replayed")]).toEqual([
    201,
    first.text,
    "true",
  ]);
  expect((await take("bob", {}, { "idempotency-key": "start-2" })).status).toBe(409);
  expect(await world.db.denial.count()).toBe(1);
  await program.ask(DELETE, key, { method: "DELETE", params: idOf(first.body) });
  expect((await take("bob", {}, { "idempotency-key": "start-2" })).status).toBe(201);
});

test.each([
  [{ holder: { user: "", host: "h" } }, "/holder/user"],
  [{ holder: { user: "u".repeat(257), host: "h" } }, "/holder/user"],
  [{ holder: { user: "ada", host: "h" }, seats: 0 }, "/seats"],
  [{ holder: { user: "ada", host: "h" }, seats: 1.5 }, "/seats"],
  [{ holder: { user: "ada", host: "h" }, ttl: 5 }, "/ttl"],
  [{ holder: { user: "ada", host: "h" }, feature: "warp" }, "/feature"],
  [{ holder: { user: "ada", host: "h" }, wait: { maxSeconds: -1 } }, "/wait/maxSeconds"],
  [{ holder: { user: "ada", host: "h" }, colour: "red" }, "/colour"],
  [{}, "/holder"],
])("bad input is pointed at: %j", async (body, pointer) => {
  const { key } = await floating(1);
  const answer = await program.ask(POST, key, { body });
  expect([answer.status, answer.body.type]).toEqual([422, "/problems/invalid-input"]);
  expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  expect(await world.db.lease.count()).toBe(0);
});

test("a licence that is no floating one, or not in force, gives nothing out and says why", async () => {
  const named = await world.license();
  const { key } = await program.keyOf(named.id);
  const wrong = await program.ask(POST, key, { body: { holder: { user: "ada", host: "h" } } });
  expect([wrong.status, wrong.body.type]).toEqual([409, "/problems/license-not-floating"]);
  const ended = await floating(1, { endsOn: new Date("2020-01-31") });
  expect((await ended.take("ada")).body).toMatchObject({ status: 403, type: "/problems/license-expired" });
});

test("what the licence and its pool do not allow is a problem of its own; what is missing is pointed at", async () => {
  const { license, take } = await floating(3, { countries: ["NL"], versionRange: "5.x" });
  const type = async (more: object) => {
    const { status, body } = await take("ada", more);
    return [status, body.type, body.errors];
  };
  const here = { country: "NL", version: "5.2.0" };
  const missing = (pointer: string) => [422, "/problems/invalid-input", [expect.objectContaining({ pointer })]];
  expect(await type({ version: "5.2.0" })).toEqual(missing("/country"));
  expect(await type({ country: "NL" })).toEqual(missing("/version"));
  expect(await type({ ...here, country: "FR" })).toEqual([403, "/problems/country-not-allowed", undefined]);
  expect(await type({ ...here, version: "6.0.0" })).toEqual([403, "/problems/version-not-allowed", undefined]);
  await world.db.license.update({ where: { id: license.id }, data: { departmentIds: ["dep_none"] } });
  expect(await type(here)).toEqual([403, "/problems/department-not-allowed", undefined]);
  await world.db.license.update({ where: { id: license.id }, data: { departmentIds: [] } });
  await poolRule(world, license.id, { kind: "EXCLUDE", groupKind: "HOST", subject: "farm-*" });
  expect(await type(here)).toEqual([403, "/problems/holder-not-allowed", undefined]);
  expect(await world.db.lease.count()).toBe(0);
});

test("a key acts on its own licence's leases alone", async () => {
  const { take } = await floating(2);
  const stranger = await floating(2);
  const made = await take("ada");
  const params = idOf(made.body);
  for (const answer of [
    await program.ask(GET, stranger.key, { method: "GET", params }),
    await program.ask(DELETE, stranger.key, { method: "DELETE", params }),
    await program.ask(heartbeat.POST, stranger.key, { params, body: { token: made.body.token } }),
    await program.ask(pools.GET, stranger.key, { method: "GET", params: { id: String(made.body.poolId) } }),
  ])
    expect([answer.status, answer.body.type]).toEqual([404, "/problems/not-found"]);
  expect(await world.db.lease.count({ where: { endedAt: null } })).toBe(1);
});
