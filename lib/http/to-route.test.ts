import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { archivePerson } from "@/lib/people/archive-person";
import { changePerson } from "@/lib/people/change-person";
import { createPerson } from "@/lib/people/create-person";
import { listPeople } from "@/lib/people/list-people";
import { readPerson } from "@/lib/people/read-person";
import { addPurchase } from "@/lib/licenses/add-purchase";
import { archivePurchase } from "@/lib/licenses/archive-purchase";
import { readPurchase } from "@/lib/licenses/read-purchase";
import { command } from "@/lib/kernel/operation";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld, type World } from "@/lib/testing/world";
import { toRoute } from "./to-route";

const fail = command({
  name: "test.fail",
  permission: "person:write",
  input: z.strictObject({}),
  run: () => Promise.reject(new Error("secret words of a driver")),
});

const routes = {
  "/api/v1/people": {
    GET: toRoute(listPeople),
    POST: toRoute(createPerson, { status: 201, location: (id) => `/api/v1/people/${id}` }),
  },
  "/api/v1/people/{id}": {
    GET: toRoute(readPerson, { params: { id: "personId" } }),
    PATCH: toRoute(changePerson, { params: { id: "personId" }, ifMatch: true }),
    DELETE: toRoute(archivePerson, { params: { id: "personId" }, status: 204 }),
  },
  "/api/v1/licenses/{id}/purchases": {
    POST: toRoute(addPurchase, {
      params: { id: "licenseId" },
      status: 201,
      location: (id, path) => `/api/v1/licenses/${path.id}/purchases/${id}`,
    }),
  },
  "/api/v1/licenses/{id}/purchases/{purchaseId}": {
    GET: toRoute(readPurchase, { params: { id: "licenseId", purchaseId: "purchaseId" } }),
    DELETE: toRoute(archivePurchase, { params: { id: "licenseId", purchaseId: "purchaseId" }, status: 204 }),
  },
  "/api/v1/fail": { POST: toRoute(fail) },
};

let world: World;
let opened: ReturnType<typeof openRoutes>;
let client: Awaited<ReturnType<typeof opened.client>>;

beforeEach(async () => {
  world = await openWorld();
  opened = openRoutes(world, routes);
  client = await opened.client(["manage"]);
});

const post = (body: BodyInit | null, headers: Record<string, string>, method = "POST") =>
  opened.send(
    new Request("http://leasehold.test/api/v1/people", {
      method,
      headers: { authorization: `Bearer ${client.token}`, ...headers },
      body,
    }),
  );
const json = { "content-type": "application/json" };
const told = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) });

test("a body that is no JSON object, of another type, or too large, is refused by its own code", async () => {
  for (const body of ["{", "[]", "1", "null", '"x"', "{}}"])
    expect(await told(await post(body, json))).toMatchObject({ status: 400, type: "/problems/invalid-json" });
  expect(await told(await post(Uint8Array.from([0x7b, 0xff, 0x7d]), json))).toMatchObject({ status: 400 });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
    expect(await told(await post('{"displayName":"Ada"}', { "content-type": type }))).toMatchObject({
      status: 415,
      detail: "Send application/json.",
    });
  }
  expect((await post('{"displayName":"Ada"}', { "content-type": "Application/JSON; charset=utf-8" })).status).toBe(201);
  const large = JSON.stringify({ displayName: "Ada", notes: "x".repeat(1024 * 1024) });
  expect(await told(await post(large, json))).toMatchObject({ status: 413, type: "/problems/body-too-large" });
  expect(await told(await post("{}", { ...json, "content-length": "1048577" }))).toMatchObject({ status: 413 });
  expect(await told(await post(null, {}))).toMatchObject({ status: 422, errors: [{ pointer: "/displayName" }] });
});

test("input that is not accepted is named by pointers: unknown fields, what the address says already, what cannot be stored", async () => {
  const { id } = await world.person();
  const errors = async (answer: Response) => ({
    status: answer.status,
    ...z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) }).parse(await answer.json()),
  });
  expect(await errors(await client.ask("POST", "/api/v1/people", { displayName: "Ada", shoeSize: 43 }))).toEqual({
    status: 422,
    errors: [{ pointer: "/shoeSize", detail: "is not a field here" }],
  });
  const change = { personId: "per_other", version: 4, title: "Lead" };
  expect(await errors(await client.ask("PATCH", `/api/v1/people/${id}`, change, { "if-match": '"1"' }))).toEqual({
    status: 422,
    errors: [
      { pointer: "/personId", detail: "is in the address already" },
      { pointer: "/version", detail: "is taken from If-Match" },
    ],
  });
  expect(await errors(await client.ask("POST", "/api/v1/people", { displayName: "Ada\0" }))).toMatchObject({
    status: 422,
    errors: [{ pointer: "/displayName" }],
  });
  expect(await errors(await client.ask("GET", "/api/v1/people/%00"))).toMatchObject({
    errors: [{ pointer: "/personId" }],
  });
  const deep = `{"displayName":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  expect(await errors(await post(deep, json))).toMatchObject({ errors: [{ detail: "is nested too deeply" }] });
  const proto = await post('{"displayName":"Ada","__proto__":{"admin":true}}', json);
  expect(await errors(proto)).toMatchObject({ status: 422, errors: [{ pointer: "/__proto__" }] });
});

test("a change needs the state that it starts from", async () => {
  const { id } = await world.person();
  const patch = (ifMatch?: string) =>
    client.ask(
      "PATCH",
      `/api/v1/people/${id}`,
      { title: "Lead" },
      ifMatch === undefined ? {} : { "if-match": ifMatch },
    );
  expect(await told(await patch())).toMatchObject({ status: 428, type: "/problems/precondition-required" });
  for (const stale of ['"2"', '"0"', "1", '"x"', '"1", "2"'])
    expect(await told(await patch(stale))).toMatchObject({ status: 412, type: "/problems/changed-meanwhile" });
  const etag = (await client.ask("GET", `/api/v1/people/${id}`)).headers.get("etag") ?? "";
  expect([etag, (await patch(etag)).headers.get("etag")]).toEqual(['"1"', '"2"']);
  expect((await patch(etag)).status).toBe(412);
});

test("of two who change the same state at once, one is told", async () => {
  const { id } = await world.person();
  const answers = await Promise.all(
    ["A", "B", "C"].map((title) => client.ask("PATCH", `/api/v1/people/${id}`, { title }, { "if-match": '"1"' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
});

test("every answer names its request, is not to be kept, and says where the credential stands", async () => {
  const { id } = await world.person();
  const answers = [
    await client.ask("GET", "/api/v1/people", undefined, { "x-request-id": "rid_of_the_front_door" }),
    await client.ask("GET", `/api/v1/people/${id}`),
    await client.ask("POST", "/api/v1/people", {}),
    await client.ask("GET", "/api/v1/people/per_none"),
  ];
  expect(answers[0]?.headers.get("x-request-id")).toBe("rid_of_the_front_door");
  for (const answer of answers) {
    expect(answer.headers.get("x-request-id")).toMatch(/^rid_/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("ratelimit-policy")).toBe('"management";q=100000;w=1');
    expect(answer.headers.get("ratelimit")).toMatch(/^"management";r=\d+;t=1$/);
    if (answer.status >= 400)
      expect(await answer.json()).toMatchObject({
        requestId: answer.headers.get("x-request-id"),
        instance: expect.stringContaining("/api/v1/people"),
      });
  }
  const [event] = await world.events("person.created");
  expect(event).toBeUndefined();
});

test("money, days and instants: minor units with their currency, days without a time, instants in UTC", async () => {
  const license = await world.license();
  const price = { amount: 129_900, currency: "EUR" };
  const made = await client.ask("POST", `/api/v1/licenses/${license.id}/purchases`, {
    seats: 3,
    price,
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
  });
  const location = made.headers.get("location") ?? "";
  const { id } = await made.json();
  expect(location).toBe(`/api/v1/licenses/${license.id}/purchases/${id}`);
  expect(await (await client.ask("GET", location)).json()).toMatchObject({
    price,
    perSeat: { amount: 43_300, currency: "EUR" },
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    createdAt: "2026-11-02T09:00:00.000Z",
  });
});

test("a deletion takes its reason from the query or a body, and answers nothing", async () => {
  const [one, two] = [await world.person(), await world.person()];
  await world.db.person.updateMany({ data: { status: "DEPARTED" } });
  expect(await told(await client.ask("DELETE", `/api/v1/people/${one.id}?force=yes`))).toMatchObject({
    status: 422,
    errors: [{ pointer: "/force" }],
  });
  const license = await world.license({ seats: 0 });
  const lot = await world.purchase({ licenseId: license.id, seats: 1 });
  await world.seat({ licenseId: license.id, personId: one.id });
  const address = `/api/v1/licenses/${license.id}/purchases/${lot.id}`;
  expect(await told(await client.ask("DELETE", address))).toMatchObject({ type: "/problems/fewer-seats-than-held" });
  expect((await client.ask("DELETE", `${address}?allowOversubscription=true&reason=Refunded`)).status).toBe(204);
  const done = await client.ask("DELETE", `/api/v1/people/${two.id}`);
  expect([done.status, await done.text(), done.headers.get("content-type")]).toEqual([204, "", null]);
});

test("a fault of ours is told without a word of it, by the request's id", async () => {
  const answer = await client.ask("POST", "/api/v1/fail", {});
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toContain("secret words");
  expect(JSON.parse(text)).toMatchObject({
    type: "/problems/internal-error",
    requestId: answer.headers.get("x-request-id"),
  });
});
