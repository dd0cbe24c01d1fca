import { expect, test } from "vitest";
import { departPerson } from "@/lib/people/depart-person";
import { openApi } from "@/lib/testing/api-client";
import { openWorld } from "@/lib/testing/world";
import * as person from "./[id]/route";
import * as people from "./route";

test("a person is created, found by e-mail, changed with If-Match and archived, through the API", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  const created = await api(people.POST, "POST", {
    body: { displayName: "Ada Marlow", email: "ada@x.test", startsOn: "2026-01-05" },
  });
  expect(created.status).toBe(201);
  const { id, startsOn } = await created.json();
  expect(created.headers.get("location")).toBe(`/api/v1/people/${id}`);
  expect(startsOn).toBe("2026-01-05");

  const found = await api(people.GET, "GET", { query: "?email=ADA@x.test" });
  expect(await found.json()).toMatchObject({ items: [{ id, email: "ada@x.test" }], nextCursor: null });

  const params = { id };
  const read = await api(person.GET, "GET", { params });
  expect(read.headers.get("etag")).toBe('"1"');

  const patch = { params, body: { title: "Engineer" } };
  expect((await api(person.PATCH, "PATCH", patch)).status).toBe(428);
  const changed = await api(person.PATCH, "PATCH", { ...patch, headers: { "if-match": '"1"' } });
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
  const lost = await api(person.PATCH, "PATCH", { params, body: { title: "Other" }, headers: { "if-match": '"1"' } });
  expect(lost.status).toBe(412);
  expect(await lost.json()).toMatchObject({ type: "/problems/changed-meanwhile" });

  const early = await api(person.DELETE, "DELETE", { params });
  expect([early.status, (await early.json()).type]).toEqual([409, "/problems/in-use"]);
  await world.run(departPerson, { personId: id });
  expect((await api(person.DELETE, "DELETE", { params })).status).toBe(204);
  expect(await (await api(people.GET, "GET")).json()).toMatchObject({ items: [] });
});

test("a taken address is a problem in words, a wrong field points to itself, a retry creates once", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  await world.person({ displayName: "Ada", email: "ada@x.test" });
  const taken = await api(people.POST, "POST", { body: { displayName: "Bo", email: "ada@x.test" } });
  expect([taken.status, taken.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
  expect(await taken.json()).toMatchObject({
    type: "/problems/email-taken",
    detail: "ada@x.test belongs to Ada already.",
  });
  const wrong = await api(people.POST, "POST", { body: { displayName: "Bo", email: "nowhere", shoeSize: 43 } });
  expect(wrong.status).toBe(422);
  expect((await wrong.json()).errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
    "/email",
    "/shoeSize",
  ]);

  const once = { body: { displayName: "Cy" }, headers: { "idempotency-key": "one" } };
  const [first, again] = [await api(people.POST, "POST", once), await api(people.POST, "POST", once)];
  expect((await again.json()).id).toBe((await first.json()).id);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
});

test("a foreign person is not found, a reading token may not write", async () => {
  const world = await openWorld();
  const foreign = await (await world.neighbour()).person();
  const manage = await openApi(world, ["manage"]);
  const params = { id: foreign.id };
  for (const answer of [
    await manage(person.GET, "GET", { params }),
    await manage(person.PATCH, "PATCH", { params, body: { title: "Mine" }, headers: { "if-match": '"1"' } }),
    await manage(person.DELETE, "DELETE", { params }),
  ]) {
    expect(answer.status).toBe(404);
  }
  const read = await openApi(world, ["read"]);
  expect((await read(people.GET, "GET")).status).toBe(200);
  expect((await read(people.POST, "POST", { body: { displayName: "X" } })).status).toBe(403);
});
