import { expect, test } from "vitest";
import { openApi } from "@/lib/testing/api-client";
import { openWorld } from "@/lib/testing/world";
import * as department from "../departments/[id]/route";
import * as departments from "../departments/route";
import * as site from "../sites/[id]/route";
import * as sites from "../sites/route";
import * as vendor from "../vendors/[id]/route";
import * as vendors from "../vendors/route";
import * as product from "./[id]/route";
import * as products from "./route";

type Route = Parameters<Awaited<ReturnType<typeof openApi>>>[0];
type Collection = { GET: Route; POST: Route };
type Item = { GET: Route; PATCH: Route; DELETE: Route };

/** Creates, lists, reads, changes with a right and a lost If-Match, and archives one thing. */
async function roundTrip(
  api: Awaited<ReturnType<typeof openApi>>,
  path: string,
  collection: Collection,
  item: Item,
  body: object,
) {
  const created = await api(collection.POST, "POST", { body });
  expect(created.status).toBe(201);
  const { id } = await created.json();
  expect(created.headers.get("location")).toBe(`/api/v1/${path}/${id}`);
  expect((await (await api(collection.GET, "GET", { query: "?q=thing" })).json()).items).toMatchObject([{ id }]);
  const params = { id };
  const etag = (await api(item.GET, "GET", { params })).headers.get("etag") ?? "";
  expect(
    (await api(item.PATCH, "PATCH", { params, body: { name: "Thing two" }, headers: { "if-match": etag } })).status,
  ).toBe(200);
  expect(
    (await api(item.PATCH, "PATCH", { params, body: { name: "Thing three" }, headers: { "if-match": etag } })).status,
  ).toBe(412);
  return { id, archive: async () => (await api(item.DELETE, "DELETE", { params })).status };
}

test("departments, sites, vendors and products go round through the API", async () => {
  const world = await openWorld();
  const api = await openApi(world, ["manage"]);
  const unit = await roundTrip(api, "departments", departments, department, { name: "Thing" });
  const place = await roundTrip(api, "sites", sites, site, {
    name: "Thing",
    country: "NL",
    timeZone: "Europe/Amsterdam",
  });
  const maker = await roundTrip(api, "vendors", vendors, vendor, { name: "Thing" });
  const made = await roundTrip(api, "products", products, product, {
    name: "Thing",
    vendorId: maker.id,
    approvalRules: ["MANAGER"],
  });
  expect(await maker.archive()).toBe(409);
  for (const one of [made, maker, place, unit]) expect(await one.archive()).toBe(204);
});
