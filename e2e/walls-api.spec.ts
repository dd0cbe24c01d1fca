import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { demo, type Role } from "./support/demo";
import { foreignIds, type ForeignIds } from "./support/foreign-tenant";
import { expect, test } from "./support/leasehold-test";
import { allApiRoutes, withIds } from "./support/page-inventory";

type Method = "GET" | "POST" | "PATCH" | "DELETE";
const bodies: Record<string, unknown> = {
  "POST /api/v1/licenses/[id]/seats": { personId: "PERSON" },
  "POST /api/v1/licenses/[id]/purchases": { seats: 1 },
  "POST /api/v1/seats/[id]/transfer": { personId: "PERSON" },
  "POST /api/v1/requests/[id]/reject": { comment: "Not here" },
  "POST /api/v1/keys/[id]/revoke": { reason: "Not here" },
  "PATCH /api/v1/people/[id]": { displayName: "Taken Over" },
  "PATCH /api/v1/imports/[id]": { options: {} },
  "PATCH /api/v1/seats/[id]": { until: "2099-12-31" },
  "PATCH /api/v1/licenses/[id]": { name: "Taken over" },
  "POST /api/v1/pools/[id]/rules": { kind: "EXCLUDE", groupKind: "HOST", subject: "farm-*" },
  "POST /api/v1/pools/[id]/rules/preview": { kind: "EXCLUDE", groupKind: "HOST", subject: "farm-*" },
  "PATCH /api/v1/pools/[id]/rules/[ruleId]": { note: "Taken over" },
  "POST /api/v1/leases/[id]/heartbeat": { token: 1 },
  "POST /api/v1/leases/[id]/borrow": { until: "2099-12-31T00:00:00Z" },
  "POST /api/v1/activations/[id]/move": { machine: { fingerprint: "taken-over" } },
  "POST /api/v1/activations/[id]/file": { ttl: 86_400 },
  "POST /api/v1/licenses/[id]/activations": { fingerprint: "taken-over" },
  "POST /api/v1/licenses/[id]/file": { ttl: 86_400 },
  "POST /api/v1/licenses/[id]/add-ons": { addOnId: "add_00000000000000000000000000" },
  "POST /api/v1/licenses/[id]/entitlements": { feature: "render", value: 1 },
  "POST /api/v1/licenses/[id]/overrides": { feature: "render", personId: "PERSON", value: 1 },
  "POST /api/v1/licenses/[id]/change-plan": { seats: 9 },
  "POST /api/v1/licenses/[id]/change-plan/preview": { seats: 9 },
  "POST /api/v1/licenses/[id]/convert": { term: "PERPETUAL", purchase: { seats: 3 } },
  "POST /api/v1/licenses/[id]/convert/preview": { term: "PERPETUAL", purchase: { seats: 3 } },
  "POST /api/v1/licenses/[id]/extend": { days: 7, reason: "Not here" },
  "POST /api/v1/licenses/[id]/maintenance": { endsOn: "2099-12-31" },
  "POST /api/v1/licenses/[id]/maintenance/preview": { endsOn: "2099-12-31" },
  "POST /api/v1/licenses/[id]/renew": { endsOn: "2099-12-31" },
  "POST /api/v1/licenses/[id]/renew/preview": { endsOn: "2099-12-31" },
  "POST /api/v1/licenses/[id]/terminate": { reason: "Not here" },
  "POST /api/v1/licenses/[id]/transfer": { personId: "PERSON" },
  "POST /api/v1/license-types/[id]/apply": { licenseIds: ["lic_00000000000000000000000000"] },
  "POST /api/v1/products/[id]/features": { code: "taken", name: "Taken over", kind: "FLAG" },
  "POST /api/v1/products/[id]/add-ons": {
    code: "taken",
    name: "Taken over",
    features: [{ featureId: "fea_00000000000000000000000000" }],
  },
  "POST /api/v1/products/[id]/releases": { version: "9.9.9", releasedOn: "2026-10-05" },
  "POST /api/v1/entitlements/[id]/switch": { enabled: true },
  "POST /api/v1/license-add-ons/[id]/switch": { enabled: true },
  "PATCH /api/v1/entitlements/[id]": { value: 1 },
  "PATCH /api/v1/license-add-ons/[id]": { quantity: 1 },
  "PATCH /api/v1/overrides/[id]": { value: 1 },
  "PATCH /api/v1/products/[id]/components": { componentIds: [] },
  "PATCH /api/v1/releases/[id]": { notes: "Taken over" },
  "PATCH /api/v1/licenses/[id]/purchases/[purchaseId]": { seats: 2 },
  "POST /api/v1/usage-sources/[id]/capacities": { capacities: [{ feature: "solve", capacity: 1 }] },
  "POST /api/v1/usage-sources/[id]/log": { stream: "taken", offset: 0, data: "" },
  "PATCH /api/v1/usage-users/[id]": { personId: "PERSON" },
  "PATCH /api/v1/usage-features/[id]": { licenseId: null },
};

const queries: Record<string, string> = { "GET /api/v1/products/[id]/upgrade": "?version=9.0.0" };

/** Which kind of thing the ids in a path name: "/api/v1/licenses/[id]/purchases/[purchaseId]" → licence, purchase. */
const kindOf: Record<string, keyof ForeignIds> = {
  vendors: "vendor",
  products: "product",
  licenses: "license",
  people: "person",
  departments: "department",
  sites: "site",
  seats: "seat",
  requests: "request",
  imports: "import",
  keys: "key",
  purchases: "purchase",
  activations: "activation",
  pools: "pool",
  rules: "poolRule",
  leases: "lease",
  queue: "ticket",
  features: "feature",
  "add-ons": "addOn",
  releases: "release",
  "license-types": "licenseType",
  entitlements: "entitlement",
  "license-add-ons": "licenseAddOn",
  overrides: "override",
  meters: "meter",
  "usage-sources": "usageSource",
  "usage-features": "usageFeature",
  "usage-users": "usageUser",
};

function kindsIn(path: string): (keyof ForeignIds)[] {
  return [...path.matchAll(/\/([a-z-]+)\/\[/g)].map(([, name]) => {
    const kind = kindOf[name ?? ""];
    if (!kind) throw new Error(`say in kindOf what ${path} names`);
    return kind;
  });
}

function methodsOf(path: string): Method[] {
  const source = readFileSync(join(import.meta.dirname, "..", "app", path, "route.ts"), "utf8");
  return [...source.matchAll(/export (?:const|async function|function) (GET|POST|PATCH|DELETE)\b/g)].map(
    ([, method]) => method as Method,
  );
}

async function send(
  request: APIRequestContext,
  method: Method,
  pattern: string,
  ids: readonly string[],
  personId: string,
  headers: Record<string, string>,
) {
  const body = JSON.stringify(
    bodies[`${method} ${pattern}`] ?? (method === "PATCH" ? { name: "Taken over" } : {}),
  ).replace("PERSON", personId);
  return request.fetch(`${withIds(pattern, ids)}${queries[`${method} ${pattern}`] ?? ""}`, {
    method,
    headers: {
      ...headers,
      ...(method === "PATCH" ? { "if-match": '"1"' } : {}),
      ...(method === "GET" || method === "DELETE" ? {} : { "content-type": "application/json" }),
    },
    ...(method === "GET" || method === "DELETE" ? {} : { data: body }),
  });
}

test("another organisation's ids are not found by any route of the API", async ({ request }) => {
  const { apiToken, people } = demo();
  const foreign = foreignIds();
  const wrong: string[] = [];
  for (const pattern of allApiRoutes()) {
    const ids = kindsIn(pattern).map((kind) => foreign[kind]);
    for (const method of methodsOf(pattern)) {
      const answer = await send(request, method, pattern, ids, people[0]?.id ?? "", {
        authorization: `Bearer ${apiToken}`,
      });
      if (answer.status() !== 404)
        wrong.push(`${method} ${pattern}: ${answer.status()} ${(await answer.text()).slice(0, 300)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("our own are found by the same routes", async ({ request }) => {
  const { apiToken } = demo();
  const headers = { authorization: `Bearer ${apiToken}` };
  for (const name of ["vendors", "products", "licenses", "people", "departments", "sites", "seats", "requests"]) {
    const list: { items: { id: string }[] } = await (await request.get(`/api/v1/${name}?limit=1`, { headers })).json();
    const answer = await request.get(`/api/v1/${name}/${list.items[0]?.id ?? ""}`, { headers });
    expect(answer.status(), name).toBe(200);
  }
});

test("another organisation's things cannot be linked to ours", async ({ request }) => {
  const { apiToken, people, licenses } = demo();
  const foreign = foreignIds();
  const post = (path: string, data: unknown) =>
    request.post(`/api/v1/${path}`, { headers: { authorization: `Bearer ${apiToken}` }, data });
  const answers = await Promise.all([
    post("products", { name: "Borrowed", vendorId: foreign.vendor }),
    post("licenses", { productId: foreign.product, term: "PERPETUAL", allocation: "NAMED" }),
    post(`licenses/${licenses.named.id}/seats`, { personId: foreign.person }),
    post("people", { displayName: "Nobody Here", departmentId: foreign.department }),
    post("people", { displayName: "Nobody Here", siteId: foreign.site }),
    post(`licenses/${foreign.license}/seats`, { personId: people[0]?.id }),
  ]);
  for (const answer of answers)
    expect(answer.status(), `${answer.url()} ${await answer.text()}`).toBeGreaterThanOrEqual(404);
  const listed = await (
    await request.get("/api/v1/people?limit=200&q=Nobody", { headers: { authorization: `Bearer ${apiToken}` } })
  ).text();
  expect(listed).not.toContain("Nobody Here");
});

for (const role of ["owner", "admin", "approver", "employee", "auditor"] satisfies Role[]) {
  test(`the session of the ${role} opens no route of the API`, async ({ as }) => {
    const page = await as(role);
    const { licenses } = demo();
    for (const path of ["licenses", `licenses/${licenses.named.id}`, "people", "audit/events", "position"]) {
      expect((await page.request.get(`/api/v1/${path}`)).status(), path).toBe(401);
    }
  });
}
