import { beforeEach, expect, test } from "vitest";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import * as heartbeat from "./[id]/heartbeat/route";
import * as borrow from "./[id]/borrow/route";
import * as back from "./[id]/return/route";
import { DELETE } from "./[id]/route";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function lending(given: Parameters<World["license"]>[0] = {}) {
  const rules = { deployment: "HYBRID", borrowSeconds: 86_400, borrowLimit: 1 } as const;
  const license = await world.license({ allocation: "FLOATING", seats: 3, ...rules, ...given });
  const { key } = await program.keyOf(license.id);
  const take = async (user: string) => {
    const { body } = await program.ask(POST, key, { body: { holder: { user, host: "laptop" } } });
    return { params: { id: String(body.id) }, token: body.token };
  };
  return { license, key, take };
}

test("a lease is borrowed with a key, kept without heartbeats, and returned early", async () => {
  const { key, take } = await lending();
  const { params, token } = await take("ada");
  const until = inHours(10);
  const lent = await program.ask(borrow.POST, key, { params, body: { until, encrypt: true } });
  expect([lent.status, Object.keys(lent.body).sort()]).toEqual([200, ["expiresAt", "file", "id"]]);
  expect(lent.body.expiresAt).toBe(until);
  const beat = await program.ask(heartbeat.POST, key, { params, body: { token } });
  expect(beat.body).toMatchObject({ expiresAt: until });
  const kept = await program.ask(DELETE, key, { method: "DELETE", params });
  expect([kept.status, kept.body.type]).toEqual([409, "/problems/lease-borrowed"]);
  const lost = await program.ask(back.POST, key, { params, body: { lost: true } });
  expect([lost.status, lost.body]).toEqual([200, { returned: false, freeAt: until }]);
  const again = await program.ask(borrow.POST, key, { params, body: { until } });
  expect([again.status, again.body.type]).toEqual([409, "/problems/device-lost"]);
  for (let i = 0; i < 2; i++) {
    const found = await program.ask(back.POST, key, { params, body: {} });
    expect([found.status, found.body.returned]).toEqual([200, true]);
  }
  const gone = await program.ask(borrow.POST, key, { params, body: { until } });
  expect([gone.status, gone.body.type]).toEqual([410, "/problems/lease-lost"]);
});

test("with an Idempotency-Key the file of the first answer comes again", async () => {
  const { key, take } = await lending();
  const { params } = await take("ada");
  const given = { params, body: { until: inHours(2) }, headers: { "idempotency-key": "flight-1" } };
  const first = await program.ask(borrow.POST, key, given);
  const again = await program.ask(borrow.POST, key, given);
  expect([again.status, again.body.id, again.response.headers.get("idempotency-replayed")]).toEqual([
    200,
    first.body.id,
    "true",
  ]);
  const other = await program.ask(borrow.POST, key, { ...given, body: { until: inHours(3) } });
  expect([other.status, other.body.type]).toEqual([409, "/problems/idempotency-key-reused"]);
  expect(await world.db.issuedFile.count()).toBe(1);
  const returns = { params, body: {}, headers: { "idempotency-key": "flight-2" } };
  const back1 = await program.ask(back.POST, key, returns);
  expect((await program.ask(back.POST, key, returns)).text).toBe(back1.text);
  expect(await world.events("lease.ended")).toHaveLength(1);
});

test("over the longest borrow or the number of borrowed seats it says so, and in how many words of a person", async () => {
  const { key, take, license } = await lending();
  const [ada, bob] = [await take("ada"), await take("bob")];
  const long = await program.ask(borrow.POST, key, { params: ada.params, body: { until: inHours(25) } });
  expect(long.body).toMatchObject({ status: 409, type: "/problems/borrow-limit-reached", longestSeconds: 86_400 });
  expect(long.body.detail).toContain(`${license.name} is lent for 1 day at most. Borrow it until 20`);
  await program.ask(borrow.POST, key, { params: ada.params, body: { until: inHours(2) } });
  const many = await program.ask(borrow.POST, key, { params: bob.params, body: { until: inHours(2) } });
  expect(many.body).toMatchObject({ status: 409, type: "/problems/borrow-limit-reached", limit: 1, borrowed: 1 });
  const home = await program.ask(back.POST, key, { params: bob.params, body: {} });
  expect([home.status, home.body.type]).toEqual([409, "/problems/lease-not-borrowed"]);
});

test.each([
  [{}, "/until"],
  [{ until: "tomorrow" }, "/until"],
  [{ until: "2020-01-01T00:00:00Z" }, "/until"],
  [{ until: inHours(1), colour: "red" }, "/colour"],
])("bad input is pointed at: %j", async (body, pointer) => {
  const { key, take } = await lending();
  const { params } = await take("ada");
  const answer = await program.ask(borrow.POST, key, { params, body });
  expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer })]]);
});

test("only of a lost device the seat is asked back at once, and not by a client program", async () => {
  const { key, take } = await lending();
  const { params } = await take("ada");
  await program.ask(borrow.POST, key, { params, body: { until: inHours(1) } });
  const early = await program.ask(back.POST, key, { params, body: { freeNow: true } });
  expect([early.status, early.body.errors]).toEqual([422, [expect.objectContaining({ pointer: "/freeNow" })]]);
  const bold = await program.ask(back.POST, key, { params, body: { lost: true, freeNow: true } });
  expect([bold.status, bold.body.type]).toEqual([403, "/problems/not-permitted"]);
});

test("a key borrows and returns leases of its own licence alone", async () => {
  const { take } = await lending();
  const stranger = await lending();
  const { params } = await take("ada");
  for (const answer of [
    await program.ask(borrow.POST, stranger.key, { params, body: { until: inHours(1) } }),
    await program.ask(back.POST, stranger.key, { params, body: {} }),
  ])
    expect([answer.status, answer.body.type]).toEqual([404, "/problems/not-found"]);
});
