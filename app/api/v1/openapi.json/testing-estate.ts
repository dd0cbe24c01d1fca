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

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Every handler of the API with what it promises. */
export const everyRoute = Object.entries(routes).flatMap(([path, handlers]) =>
  Object.entries(handlers).map(([method, handler]) => ({ path, method: method as Method, contract: handler.contract })),
);

/** The address of a route with ids in it. */
export function addressOf(path: string, params: Record<string, string> = {}, ids: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[params[name] ?? ""] ?? "missing"));
}
