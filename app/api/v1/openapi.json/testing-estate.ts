import type { World } from "@/lib/testing/world";
import { openRoutes } from "@/lib/testing/route-client";
import { activateMachine } from "@/lib/activations/activate-machine";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { issueKeys } from "@/lib/keys/issue-keys";
import { createLicenseType } from "@/lib/licenses/create-license-type";
import { createAddOn } from "@/lib/catalog/create-add-on";
import { createFeature } from "@/lib/catalog/create-feature";
import { createRule } from "@/lib/floating/create-rule";
import { floating } from "@/lib/floating/testing-floating";
import { oneServer } from "@/lib/flexnet/testing-flexnet";
import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import type { RouteContract } from "@/lib/http/route-contract";
import { routes } from "./routes";

export type Client = Awaited<ReturnType<ReturnType<typeof openRoutes>["client"]>>;

/** One of everything that an address can name, by the input field that names it. */
export async function oneOfEach(world: World) {
  const department = await world.department({ costCenter: "CC-1" });
  const site = await world.site();
  const manager = await world.person({ displayName: "Mona Reed" });
  const person = await world.person({
    departmentId: department.id,
    siteId: site.id,
    managerId: manager.id,
    title: "Engineer",
  });
  const other = await world.person();
  const vendor = await world.vendor();
  const product = await world.product({ vendorId: vendor.id, category: "Design", ownerId: manager.id });
  const licenseType = await world.run(createLicenseType, {
    name: "Yearly seats",
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    durationMonths: 12,
    siteIds: [site.id],
    features: [{ code: "render", value: 4 }],
  });
  const license = await world.license({
    licenseTypeId: licenseType.id,
    productId: product.id,
    seats: 3,
    deployment: "HYBRID",
    endsOn: new Date("2027-03-12"),
    noticeDays: 30,
    ownerId: manager.id,
  });
  const purchase = await world.purchase({
    licenseId: license.id,
    seats: 4,
    startsOn: new Date("2026-01-01"),
    endsOn: new Date("2026-12-31"),
    priceAmount: 129_900n,
    currency: "EUR",
  });
  const seat = await world.seat({ licenseId: license.id, personId: person.id });
  const release = await world.release({ productId: product.id, version: "5.0.0" });
  const legalEntityId = world.runtime.newId("legalEntity");
  await world.db.legalEntity.create({
    data: { id: legalEntityId, organizationId: world.organizationId, name: "Works B.V.", createdAt: world.clock.now },
  });
  await world.db.product.update({ where: { id: product.id }, data: { approvalRules: ["LICENSE_OWNER"] } });
  const asker = await world.actor(["EMPLOYEE"], other.id);
  const request = await world.run(
    askForSeat,
    { licenseId: license.id, reason: "For the spring project" },
    { as: asker },
  );
  const locked = await nodeLocked(world, { productId: product.id, deployment: "HYBRID" });
  const machine = await world.run(activateMachine, { licenseId: locked.id, ...machineOf(1) }, { as: world.system });
  const keys = await world.run(issueKeys, { licenseId: license.id, count: 2 });
  const trial = await world.license({ productId: product.id, term: "TRIAL", endsOn: new Date("2026-12-24") });
  const perpetual = await world.license({ productId: product.id, term: "PERPETUAL" });
  const client = await openRoutes(world, routes).client(["import"]);
  const upload = await client.ask("POST", "/api/v1/imports", peopleFile());
  const importId = String((await upload.json()).id);
  return {
    departmentId: department.id,
    siteId: site.id,
    personId: other.id,
    vendorId: vendor.id,
    productId: product.id,
    licenseId: license.id,
    licenseTypeId: licenseType.id,
    purchaseId: purchase.id,
    seatId: seat.id,
    releaseId: release.id,
    requestId: request.id,
    importId,
    keyId: keys.items[0]?.id ?? "",
    otherKeyId: keys.items[1]?.id ?? "",
    legalEntityId,
    trialId: trial.id,
    perpetualId: perpetual.id,
    nodeLockedId: locked.id,
    activationId: machine.id,
    ...(await oneServer(world)),
    ...(await leaseOf(world, product.id)),
    ...(await featuresOf(world, product.id, license.id, department.id)),
  };
}

/** A floating licence's pool, full: a lease of it, and a place in its queue. */
async function leaseOf(world: World, productId: string) {
  const lends = { deployment: "HYBRID", borrowSeconds: 86_400 } as const;
  const { license, started, queued } = await floating(world, 1, { productId, ...lends });
  const lease = await started("ada");
  const farm = { poolId: lease.poolId, kind: "CAP", groupKind: "HOST", subject: "farm-*", seats: 1 } as const;
  const { ticket } = await queued("bob", { wait: { maxSeconds: 86_400 } });
  return {
    floatingId: license.id,
    poolId: lease.poolId,
    ruleId: (await world.run(createRule, farm)).id,
    leaseId: lease.id,
    token: String(lease.token),
    ticketId: ticket,
  };
}

/** A meter and a limit of the product, and one of each that grants them. */
async function featuresOf(world: World, productId: string, licenseId: string, departmentId: string) {
  const calls = await world.run(createFeature, { productId, code: "calls", name: "Calls", kind: "METER" });
  const render = await world.run(createFeature, { productId, code: "render", name: "Render nodes", kind: "LIMIT" });
  const farm = { productId, code: "farm", name: "Render farm", features: [{ featureId: render.id, value: 5 }] };
  const addOn = await world.run(createAddOn, farm);
  const entitlement = await world.run(grantEntitlement, { licenseId, feature: "calls", value: 100 });
  const licenseAddOn = await world.run(grantAddOn, { licenseId, addOnId: addOn.id });
  const override = await world.run(grantOverride, { licenseId, feature: "render", value: 2, departmentId });
  return {
    featureId: render.id,
    feature: calls.id,
    addOnId: addOn.id,
    entitlementId: entitlement.id,
    licenseAddOnId: licenseAddOn.id,
    overrideId: override.id,
  };
}

export type Estate = Awaited<ReturnType<typeof oneOfEach>>;

export function peopleFile(): FormData {
  const form = new FormData();
  form.set("file", new Blob(["Name,Email\nIda Quill,ida@meridian.test\n"], { type: "text/csv" }), "people.csv");
  form.set("kind", "people");
  return form;
}

/** A body that a route takes, where it needs one: without what its path says. */
export function sampleBody(estate: Estate, { name, params = {} }: RouteContract): object | undefined {
  const body = sampleBodies(estate)[name];
  const inPath = Object.values(params);
  return body && Object.fromEntries(Object.entries(body).filter(([field]) => !inPath.includes(field)));
}

export function sampleBodies(estate: Estate): Record<string, object> {
  const { vendorId, productId, personId, departmentId, licenseId, nodeLockedId, featureId, addOnId } = estate;
  return {
    "people.create": { displayName: "Nora Quist", departmentId },
    "people.change": { title: "Lead" },
    "departments.create": { name: "Research" },
    "departments.change": { name: "Studio" },
    "sites.create": { name: "Porto", country: "PT", timeZone: "Europe/Lisbon" },
    "sites.change": { name: "Delft" },
    "vendors.create": { name: "Fernhill" },
    "vendors.change": { name: "Fernhill Labs" },
    "products.create": { vendorId, name: "Sketchbook" },
    "products.change": { name: "Sketchbook Pro" },
    "releases.create": { version: "5.1.0", releasedOn: "2026-10-05" },
    "releases.change": { notes: "The autumn release" },
    "licenses.create": { productId, term: "PERPETUAL", allocation: "NAMED", purchase: { seats: 2 } },
    "licenses.change": { notes: "Renewed by hand" },
    "license-types.create": { name: "Trial month", term: "TRIAL", allocation: "NAMED", durationDays: 30 },
    "license-types.change": { graceDays: 14 },
    "license-types.apply": { licenseIds: [licenseId], fields: ["durationMonths"] },
    "lifecycle.renew": { endsOn: "2028-03-12" },
    "lifecycle.change-plan": { seats: 9 },
    "lifecycle.convert": { term: "PERPETUAL", purchase: { seats: 3 } },
    "lifecycle.extend-trial": { days: 7, reason: "The pilot group was away" },
    "lifecycle.cancel": {},
    "lifecycle.undo-cancel": {},
    "lifecycle.terminate": { reason: "The vendor is gone" },
    "lifecycle.transfer": { departmentId },
    "lifecycle.add-maintenance": { endsOn: "2027-12-31" },
    "lifecycle.coterm": { licenseIds: [licenseId], endsOn: "2028-06-30" },
    "lifecycle.preview-renewal": { endsOn: "2029-03-12" },
    "lifecycle.preview-plan-change": { seats: 9 },
    "lifecycle.preview-conversion": { term: "PERPETUAL", purchase: { seats: 3 } },
    "lifecycle.preview-maintenance": { endsOn: "2027-12-31" },
    "lifecycle.preview-coterm": { licenseIds: [licenseId], endsOn: "2028-06-30" },
    "keys.issue": { kind: "SHORT", count: 2, label: "Resale" },
    "keys.revoke": { reason: "Leaked" },
    "keys.replace": {},
    "features.create": { code: "export", name: "Export", kind: "FLAG" },
    "features.change": { name: "Render machines" },
    "add-ons.create": { code: "nodes", name: "More nodes", features: [{ featureId, value: 1 }] },
    "add-ons.change": { name: "Large render farm" },
    "suites.set-components": { componentIds: [] },
    "entitlements.grant": { feature: "render", value: 4 },
    "entitlements.change": { value: 120 },
    "entitlements.switch": { enabled: true },
    "license-add-ons.grant": { addOnId, quantity: 2, endsAt: "2027-03-12" },
    "license-add-ons.change": { quantity: 3 },
    "license-add-ons.switch": { enabled: true },
    "overrides.grant": { feature: "render", personId, value: 8 },
    "overrides.change": { value: 6, reason: "For the spring project" },
    "activations.activate": { licenseId: nodeLockedId, ...machineOf(2) },
    "activations.heartbeat": {},
    "activations.move": { machine: machineOf(3), reason: "A new laptop" },
    "floating.check-out": { licenseId: estate.floatingId, holder: { user: "ada", host: "h" } },
    "floating.heartbeat": { token: Number(estate.token) },
    "floating.borrow": { until: new Date(Date.now() + 3_600_000).toISOString() },
    "floating.return": {},
    "pools.create": { licenseId: estate.floatingId, feature: "render", seats: 1, leaseSeconds: 600 },
    "pools.change": { pickupSeconds: 60 },
    "pool-rules.create": { kind: "CAP", groupKind: "DEPARTMENT", subject: departmentId, seats: 1 },
    "pool-rules.change": { seats: 2, note: "For the spring project" },
    "pool-rules.preview": { kind: "EXCLUDE", groupKind: "HOST", subject: "farm-*" },
    "files.issue-license": { ttl: 86_400 },
    "files.issue-machine": { ttl: 86_400 },
    "validation.validate": { licenseId },
    "meters.consume": { amount: 5 },
    "meters.release": { amount: 1 },
    "purchases.add": { seats: 1 },
    "purchases.change": { note: "Checked" },
    "seats.assign": { personId },
    "seats.change": { until: null },
    "seats.transfer": { personId },
    "requests.reject": { comment: "There is a site licence" },
    "usage-sources.create": { name: "lic2", timeZone: "Europe/Lisbon" },
    "usage-sources.change": { name: "lic3" },
    "usage-sources.set-capacities": { capacities: [{ feature: "solve", capacity: 8 }] },
    "usage-sources.send-log": {
      stream: "debug",
      offset: 0,
      data: Buffer.from(" 8:00:00 (lmgrd) TIMESTAMP 3/2/2026\n").toString("base64"),
    },
    "usage-sources.match-user": { personId },
    "usage.record": { signals: [{ personId, productId, source: "sso" }] },
  };
}

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Every handler of the API with what it promises. */
export const everyRoute = Object.entries(routes).flatMap(([path, handlers]) =>
  Object.entries(handlers).map(([method, handler]) => ({ path, method: method as Method, contract: handler.contract })),
);

/** The address of a route with ids in it. */
export function addressOf(path: string, params: Record<string, string> = {}, ids: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[params[name] ?? ""] ?? "missing"));
}
