import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { assignSeat } from "@/lib/seats/assign-seat";
import { createPerson } from "@/lib/people/create-person";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld, type World } from "@/lib/testing/world";
import { toRoute } from "./to-route";

let failures = 0;
/** Fails at first, as a database that was away does. */
const shaky = command({
  name: "test.shaky",
  permission: "person:write",
  input: z.strictObject({}),
  run: () => (failures-- > 0 ? Promise.reject(new Error("away")) : Promise.resolve({ ok: true })),
});
const busy = command({
  name: "test.busy",
  permission: "person:write",
  input: z.strictObject({}),
  run: () => Promise.reject(refuse("in-use", { what: "x", why: "y", remedy: "z", retryAfter: 3 })),
});

const routes = {
  "/api/v1/people": { POST: toRoute(createPerson, { status: 201, location: (id) => `/api/v1/people/${id}` }) },
  "/api/v1/licenses/{id}/seats": {
    POST: toRoute(assignSeat, { params: { id: "licenseId" }, status: 201, location: (id) => `/api/v1/seats/${id}` }),
  },
  "/api/v1/shaky": { POST: toRoute(shaky) },
  "/api/v1/busy": { POST: toRoute(busy) },
};

let world: World;
let opened: ReturnType<typeof openRoutes>;
let ask: Awaited<ReturnType<typeof opened.client>>["ask"];

beforeEach(async () => {
  world = await openWorld();
  opened = openRoutes(world, routes);
  ({ ask } = await opened.client(["manage"]));
});

const create = (key: string, body: object = { displayName: "Ada Marlow" }) =>
  ask("POST", "/api/v1/people", body, { "idempotency-key": key });
const seen = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get("content-type"),
  location: answer.headers.get("location"),
  etag: answer.headers.get("etag"),
  body: await answer.text(),
});
const isReplayed = (answer: Response) => answer.headers.get("idempotency-replayed") === "true";

test("the same key and body get the first answer again, whole, and act once", async () => {
  const first = await create("k1");
  const again = await create("k1");
  expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
  expect(await seen(again)).toEqual(await seen(first));
  expect(await world.db.person.count()).toBe(1);
  expect(await world.events("person.created")).toHaveLength(1);
});

test("the same key with another body is refused, and nothing is done", async () => {
  await create("k1");
  const other = await create("k1", { displayName: "Bo" });
  expect([other.status, (await other.json()).type]).toEqual([409, "/problems/idempotency-key-reused"]);
  const unknown = await create("k1", { shoeSize: 43 });
  expect([unknown.status, (await unknown.json()).type]).toEqual([409, "/problems/idempotency-key-reused"]);
  expect(await world.db.person.count()).toBe(1);
});

test("ten at once with one key act once and hear the same", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => create("k1")));
  expect(answers.filter((answer) => !isReplayed(answer))).toHaveLength(1);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(await world.db.person.count()).toBe(1);
});

test("ten at once for one seat with keys of their own: one has it, and each hears its own answer again", async () => {
  const license = await world.license({ seats: 1 });
  const people = await world.people(10);
  const assign = (personId: string) =>
    ask("POST", `/api/v1/licenses/${license.id}/seats`, { personId }, { "idempotency-key": personId });
  const first = await Promise.all(people.map(async ({ id }) => seen(await assign(id))));
  expect(first.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  const again = await Promise.all(people.map(({ id }) => assign(id)));
  expect(again.every(isReplayed)).toBe(true);
  expect(await Promise.all(again.map(seen))).toEqual(first);
  expect(await world.db.seat.count()).toBe(1);
});

test("a refusal is the first answer too, also of input; a fault is not, nor what may be otherwise soon", async () => {
  const refused = await create("bad", { displayName: "" });
  const again = await create("bad", { displayName: "" });
  expect([refused.status, isReplayed(refused), isReplayed(again)]).toEqual([422, false, true]);
  expect(await seen(again)).toEqual(await seen(refused));

  failures = 1;
  const shakily = () => ask("POST", "/api/v1/shaky", {}, { "idempotency-key": "s" });
  const answers = [await shakily(), await shakily(), await shakily()];
  expect(answers.map((answer) => [answer.status, isReplayed(answer)])).toEqual([
    [500, false],
    [200, false],
    [200, true],
  ]);

  const busily = () => ask("POST", "/api/v1/busy", {}, { "idempotency-key": "b" });
  expect(
    [await busily(), await busily()].map((answer) => [
      answer.status,
      answer.headers.get("retry-after"),
      isReplayed(answer),
    ]),
  ).toEqual([
    [409, "3", false],
    [409, "3", false],
  ]);
});

test("a key belongs to its credential and its route, and is a short printable word", async () => {
  const other = await opened.client(["manage"]);
  await create("k1");
  expect(
    isReplayed(await other.ask("POST", "/api/v1/people", { displayName: "Ada Marlow" }, { "idempotency-key": "k1" })),
  ).toBe(false);
  expect(isReplayed(await ask("POST", "/api/v1/shaky", {}, { "idempotency-key": "k1" }))).toBe(false);
  for (const key of ["", "two words", "x".repeat(201)]) {
    const answer = await create(key);
    expect([answer.status, (await answer.json()).errors?.[0]?.pointer], key).toEqual([422, "/Idempotency-Key"]);
  }
});

test("kept answers are sealed", async () => {
  await create("k1", { displayName: "Ada Marlow" });
  const [kept] = await world.db.idempotencyRecord.findMany();
  expect(Buffer.from(kept?.answer ?? []).includes("Marlow")).toBe(false);
  expect(kept?.status).toBe(201);
});
