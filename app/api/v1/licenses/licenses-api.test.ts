import { expect, test } from "vitest";
import { openApi } from "@/lib/testing/api-client";
import { openWorld } from "@/lib/testing/world";
import * as seat from "../seats/[id]/route";
import * as transfer from "../seats/[id]/transfer/route";
import * as usage from "../usage/route";
import * as purchase from "./[id]/purchases/[purchaseId]/route";
import * as purchases from "./[id]/purchases/route";
import * as resume from "./[id]/resume/route";
import * as license from "./[id]/route";
import * as seats from "./[id]/seats/route";
import * as suspend from "./[id]/suspend/route";
import * as licenses from "./route";

test("a licence, its purchases and its seats go round through the API", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  const product = await world.product({ name: "Figma Professional" });
  const [ada, bo] = await world.people(2);
  const body = { productId: product.id, term: "SUBSCRIPTION", allocation: "NAMED", endsOn: "2027-02-28" };
  const made = await api(licenses.POST, "POST", { body, headers: { "idempotency-key": "licence-1" } });
  const { id } = await made.json();
  expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v1/licenses/${id}`]);
  const again = await api(licenses.POST, "POST", { body, headers: { "idempotency-key": "licence-1" } });
  expect([(await again.json()).id, again.headers.get("idempotency-replayed")]).toEqual([id, "true"]);

  const params = { id };
  const lot = await (
    await api(purchases.POST, "POST", { params, body: { seats: 1, price: { amount: 129900, currency: "EUR" } } })
  ).json();
  const full = { params, body: { personId: bo?.id } };
  const held = await (await api(seats.POST, "POST", { params, body: { personId: ada.id } })).json();
  const refused = await api(seats.POST, "POST", full);
  expect([refused.status, refused.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
  expect(await refused.json()).toMatchObject({ type: "/problems/seat-limit-reached", limit: 1 });

  expect(
    await (await api(licenses.GET, "GET", { query: `?product=${product.id}&vendor=${product.vendorId}` })).json(),
  ).toMatchObject({
    items: [
      { id, state: "ACTIVE", seats: { capacity: 1, held: 1, free: 0 }, costs: [{ amount: 129900, currency: "EUR" }] },
    ],
    nextCursor: null,
  });
  const moved = await api(transfer.POST, "POST", { params: { id: held.id }, body: { personId: bo?.id } });
  expect([moved.status, (await moved.json()).personId]).toEqual([201, bo?.id]);
  const [current] = (await (await api(seats.GET, "GET", { params })).json()).items;
  expect(current).toMatchObject({ personId: bo?.id, source: "TRANSFERRED" });
  const seatParams = { id: current.id };
  const ended = await api(seat.PATCH, "PATCH", {
    params: seatParams,
    body: { until: "2026-12-31" },
    headers: { "if-match": `"${current.version}"` },
  });
  expect((await ended.json()).heldUntil).toBe("2026-12-31T23:00:00.000Z");

  const shrink = { params: { id, purchaseId: lot.id } };
  expect((await api(purchase.DELETE, "DELETE", shrink)).status).toBe(409);
  expect((await api(seat.DELETE, "DELETE", { params: seatParams })).status).toBe(204);
  expect((await api(seat.GET, "GET", { params: seatParams })).status).toBe(200);
  expect(
    (
      await api(purchase.PATCH, "PATCH", {
        ...shrink,
        body: { note: "Invoice 7" },
        headers: { "if-match": `"${lot.version}"` },
      })
    ).status,
  ).toBe(200);
  expect((await api(suspend.POST, "POST", { params, body: {} })).status).toBe(200);
  expect(await (await api(seats.POST, "POST", full)).json()).toMatchObject({ type: "/problems/license-not-usable" });
  expect((await api(resume.POST, "POST", { params, body: {} })).status).toBe(200);
  expect((await api(license.DELETE, "DELETE", { params })).status).toBe(204);
});

test("a lost update, an unknown field, a token without the scope and a foreign id each have their own answer", async () => {
  const world = await openWorld();
  const manager = await openApi(world, ["manage"]);
  const reader = await openApi(world, ["read"]);
  const own = await world.license();
  const theirs = await (await world.neighbour()).license();
  const patch = { params: { id: own.id }, body: { name: "Renamed" } };
  expect((await manager(license.PATCH, "PATCH", patch)).status).toBe(428);
  expect((await manager(license.PATCH, "PATCH", { ...patch, headers: { "if-match": '"9"' } })).status).toBe(412);
  const unknown = await manager(license.PATCH, "PATCH", {
    params: { id: own.id },
    body: { colour: "red" },
    headers: { "if-match": '"1"' },
  });
  expect([unknown.status, (await unknown.json()).errors]).toEqual([
    422,
    [{ pointer: "/colour", detail: "is not a field here" }],
  ]);
  expect((await reader(license.GET, "GET", { params: { id: own.id } })).headers.get("etag")).toBe('"1"');
  expect((await reader(license.DELETE, "DELETE", { params: { id: own.id } })).status).toBe(403);
  for (const handler of [license.GET, purchases.GET, seats.GET])
    expect((await reader(handler, "GET", { params: { id: theirs.id } })).status).toBe(404);
});

test("usage signals are taken in batches", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  const product = await world.product();
  const ada = await world.person();
  const answer = await api(usage.POST, "POST", {
    body: { signals: [{ personId: ada.id, productId: product.id, source: "sso" }] },
  });
  expect([answer.status, await answer.json()]).toEqual([200, { recorded: 1, left: [] }]);
});
