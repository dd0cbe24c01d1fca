import { expect, test } from "vitest";
import { openApi } from "@/lib/testing/api-client";
import { openWorld } from "@/lib/testing/world";
import * as licenses from "../licenses/route";
import * as license from "../licenses/[id]/route";
import * as apply from "./[id]/apply/route";
import * as differences from "./[id]/differences/route";
import * as type from "./[id]/route";
import * as types from "./route";

const yearly = {
  name: "Yearly",
  term: "SUBSCRIPTION",
  allocation: "FLOATING",
  durationMonths: 12,
  leaseSeconds: 600,
  seats: 4,
};

test("a type, a licence made from it, a change of both and what is applied go round through the API", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  const product = await world.product();
  const made = await api(types.POST, "POST", { body: yearly });
  const { id, version } = await made.json();
  expect([made.status, made.headers.get("location"), version]).toEqual([201, `/api/v1/license-types/${id}`, 1]);
  const born = await api(licenses.POST, "POST", {
    body: { productId: product.id, licenseTypeId: id, startsOn: "2026-10-31", metadata: { plan: "gold", tier: 2 } },
  });
  const { id: licenseId } = await born.json();
  const read = async () => (await api(license.GET, "GET", { params: { id: licenseId } })).json();
  expect(await read()).toMatchObject({
    licenseType: { id, name: "Yearly" },
    leaseSeconds: 600,
    endsOn: "2027-10-30",
    metadata: { plan: "gold", tier: 2 },
    differsIn: [],
    seats: { capacity: 4 },
  });

  const params = { id };
  const patch = (body: object, tag: string) => api(type.PATCH, "PATCH", { params, body, headers: { "if-match": tag } });
  const changed = await patch({ leaseSeconds: 900, borrowSeconds: 3600 }, '"1"');
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
  expect((await patch({ leaseSeconds: 60 }, '"1"')).status).toBe(412);
  const differing = await (await api(differences.GET, "GET", { params })).json();
  expect(differing).toMatchObject({
    total: 1,
    items: [
      {
        id: licenseId,
        differences: [
          { field: "leaseSeconds", license: 600, type: 900 },
          { field: "borrowSeconds", license: null, type: 3600 },
        ],
      },
    ],
  });
  const body = { licenseIds: [licenseId], fields: ["leaseSeconds"], versions: { [licenseId]: 1 } };
  const applied = await (await api(apply.POST, "POST", { params, body })).json();
  expect(applied).toMatchObject({
    applied: 1,
    refused: 0,
    licenses: [{ id: licenseId, outcome: "applied", version: 2 }],
  });
  expect(await read()).toMatchObject({ leaseSeconds: 900, borrowSeconds: null, differsIn: ["borrowSeconds"] });
  expect(await (await api(apply.POST, "POST", { params, body })).json()).toMatchObject({
    refused: 1,
    licenses: [{ outcome: "changed-meanwhile" }],
  });
  expect((await api(type.DELETE, "DELETE", { params })).status).toBe(204);
  expect(await (await api(types.GET, "GET", {})).json()).toMatchObject({ items: [], total: 0 });
});

test("bad input points at its field; what is not ours is not found; a reader changes nothing", async () => {
  const world = await openWorld();
  const manager = await openApi(world, ["manage"]);
  const reader = await openApi(world, ["read"]);
  const pointersOf = async (body: object) => {
    const answer = await manager(types.POST, "POST", { body });
    const { errors = [] } = await answer.json();
    return [answer.status, ...errors.map(({ pointer }: { pointer: string }) => pointer)];
  };
  expect(await pointersOf({})).toEqual([422, "/term", "/allocation", "/name"]);
  expect(await pointersOf({ ...yearly, seats: -1, countries: ["Spain"] })).toEqual([422, "/countries/0", "/seats"]);
  expect(await pointersOf({ ...yearly, heartbeatSeconds: 60 })).toEqual([422, "/heartbeatSeconds"]);
  expect(await pointersOf({ ...yearly, colour: "red" })).toEqual([422, "/colour"]);
  expect((await reader(types.POST, "POST", { body: yearly })).status).toBe(403);
  const neighbour = await world.neighbour();
  const theirs = await (await openApi(neighbour, ["manage"]))(types.POST, "POST", { body: yearly });
  const params = { id: String((await theirs.json()).id) };
  for (const handler of [type.GET, differences.GET])
    expect((await manager(handler, "GET", { params })).status).toBe(404);
  expect((await manager(type.DELETE, "DELETE", { params })).status).toBe(404);
  expect((await manager(apply.POST, "POST", { params, body: { licenseIds: ["lic_none"] } })).status).toBe(404);
});
