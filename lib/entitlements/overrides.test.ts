import { beforeEach, expect, test } from "vitest";
import { createAddOn } from "@/lib/catalog/create-add-on";
import { archiveAddOn } from "@/lib/catalog/archive-add-on";
import { changeAddOn } from "@/lib/catalog/change-add-on";
import { openWorld, type World } from "@/lib/testing/world";
import { changeLicenseAddOn } from "./change-license-add-on";
import { changeOverride } from "./change-override";
import { explainEntitlements } from "./explain-entitlements";
import { grantAddOn } from "./grant-add-on";
import { grantEntitlement } from "./grant-entitlement";
import { grantOverride } from "./grant-override";
import { listLicenseAddOns } from "./list-license-add-ons";
import { listOverrides } from "./list-overrides";
import { switchLicenseAddOn } from "./switch-license-add-on";
import { openFeatures } from "./testing-features";
import { withdrawLicenseAddOn } from "./withdraw-license-add-on";
import { withdrawOverride } from "./withdraw-override";

let world: World;
let features: Awaited<ReturnType<typeof openFeatures>>;
let licenseId: string;
beforeEach(async () => {
  world = await openWorld();
  features = await openFeatures(world);
  licenseId = features.license.id;
});

const render = async (holder: object = {}) => {
  const { items, names } = await world.run(explainEntitlements, { licenseId, ...holder });
  const line = items.find(({ code }) => code === "render");
  if (!line) throw new Error("no line for render");
  return { ...line, names };
};
const machine = async (personId: string | null = null) => {
  const node = await world.license({ allocation: "NODE_LOCKED", productId: features.product.id });
  licenseId = node.id;
  return world.db.activation.create({
    data: {
      id: world.runtime.newId("activation"),
      organizationId: world.organizationId,
      licenseId,
      fingerprint: "f".repeat(64),
      hostname: "ws-104",
      personId,
      activatedAt: world.clock.now,
    },
  });
};

test("an add-on gives its features as often as it was bought, while it is in force and on", async () => {
  const bundle = await world.run(createAddOn, {
    productId: features.product.id,
    code: "farm",
    name: "Render farm",
    features: [{ featureId: features.limit.id, value: 5 }, { featureId: features.flag.id }],
  });
  await world.run(grantEntitlement, { licenseId, feature: "render", value: 2 });
  const bought = await world.run(grantAddOn, { licenseId, addOnId: bundle.id, quantity: 3 });
  const line = await render();
  expect(line).toMatchObject({
    value: 17,
    because: { rule: "licence", addOns: [{ id: bought.id, quantity: 3, value: 5 }] },
  });
  expect(line.names[bundle.id]).toBe("Render farm");
  await expect(world.run(archiveAddOn, { addOnId: bundle.id })).rejects.toMatchObject({ code: "in-use" });
  await world.run(changeLicenseAddOn, { licenseAddOnId: bought.id, version: 1, quantity: 1, endsAt: "2026-11-02" });
  expect(await render()).toMatchObject({ value: 7, until: new Date("2026-11-02T23:00:00Z") });
  await world.run(switchLicenseAddOn, { licenseAddOnId: bought.id, enabled: false });
  expect(await render()).toMatchObject({ value: 2, until: null });
  await world.run(switchLicenseAddOn, { licenseAddOnId: bought.id, enabled: true });
  await world.run(changeAddOn, {
    addOnId: bundle.id,
    version: 1,
    features: [{ featureId: features.limit.id, value: 50 }],
  });
  expect(await render()).toMatchObject({ value: 52 });
  await world.run(withdrawLicenseAddOn, { licenseAddOnId: bought.id });
  expect(await render()).toMatchObject({ value: 2 });
  expect((await world.run(listLicenseAddOns, { licenseId })).total).toBe(0);
  await world.run(archiveAddOn, { addOnId: bundle.id });
  await expect(world.run(grantAddOn, { licenseId, addOnId: bundle.id })).rejects.toMatchObject({
    errors: [{ pointer: "/addOnId", detail: "is archived" }],
  });
});

test("an add-on takes features of its own product, once each, with values that fit", async () => {
  const elsewhere = await openFeatures(world);
  const input = { productId: features.product.id, code: "farm", name: "Farm" };
  const make = (given: { featureId: string; value?: number | null }[]) =>
    world.run(createAddOn, { ...input, features: given });
  const { limit, flag } = features;
  for (const [given, pointer] of [
    [[], "/features"],
    [[{ featureId: elsewhere.limit.id, value: 1 }], "/features/0/featureId"],
    [[{ featureId: flag.id }, { featureId: limit.id }], "/features/1/value"],
    [[{ featureId: flag.id, value: 1 }], "/features/0/value"],
    [[{ featureId: flag.id }, { featureId: flag.id }], "/features"],
  ] as const)
    await expect(make([...given])).rejects.toMatchObject({ errors: [{ pointer }] });
  await make([{ featureId: flag.id }]);
  await expect(make([{ featureId: flag.id }])).rejects.toMatchObject({ code: "code-taken" });
  const theirs = await world.run(createAddOn, {
    ...input,
    productId: elsewhere.product.id,
    features: [{ featureId: elsewhere.flag.id }],
  });
  await expect(world.run(grantAddOn, { licenseId, addOnId: theirs.id })).rejects.toMatchObject({
    errors: [{ pointer: "/addOnId", detail: "is not an add-on of this licence's product" }],
  });
});

test("the machine's override goes before the person's, and that before the nearest department's", async () => {
  const company = await world.department();
  const studio = await world.department({ parentId: company.id });
  const ada = await world.person({ departmentId: studio.id, displayName: "Ada Smith" });
  const workstation = await machine(ada.id);
  await world.run(grantEntitlement, { licenseId, feature: "render", value: 1 });
  const override = (value: number, subject: object) =>
    world.run(grantOverride, { licenseId, feature: "render", value, ...subject });
  const asAda = { personId: ada.id };
  await override(9, { departmentId: company.id });
  expect(await render(asAda)).toMatchObject({
    value: 9,
    because: { rule: "override", override: { of: "department" } },
  });
  await override(3, { departmentId: studio.id });
  expect(await render(asAda)).toMatchObject({ value: 3 });
  expect(await render({ departmentId: company.id })).toMatchObject({ value: 9 });
  await override(4, asAda);
  const line = await render(asAda);
  expect(line).toMatchObject({
    value: 4,
    because: { rule: "override", override: { of: "person", subjectId: ada.id } },
  });
  expect(line.names[ada.id]).toBe("Ada Smith");
  expect(await render({ activationId: workstation.id })).toMatchObject({ value: 4 });
  const own = await override(5, { activationId: workstation.id });
  expect(await render({ activationId: workstation.id })).toMatchObject({ value: 5 });
  expect(await render(asAda)).toMatchObject({ value: 4 });
  expect(await render()).toMatchObject({ value: 1 });
  await world.run(changeOverride, { overrideId: own.id, version: 1, enabled: false });
  expect(await render({ activationId: workstation.id })).toMatchObject({
    granted: false,
    because: { rule: "switched-off", by: "override" },
  });
  await world.run(withdrawOverride, { overrideId: own.id });
  await world.run(withdrawOverride, { overrideId: own.id });
  expect(await render({ activationId: workstation.id })).toMatchObject({ value: 4 });
  expect((await world.run(listOverrides, { licenseId })).items.map(({ subject }) => subject.name)).toEqual([
    company.name,
    studio.name,
    "Ada Smith",
  ]);
});

test("an override is for exactly one, who is there, once at a time, with a value that fits", async () => {
  const ada = await world.person();
  const gone = await world.person({ status: "DEPARTED" });
  const foreign = await (await world.neighbour()).person();
  const studio = await world.department({ archivedAt: world.clock.now });
  const grant = (given: object) =>
    world.run(grantOverride, { licenseId, feature: "render", value: 1, personId: ada.id, ...given });
  for (const [given, pointer] of [
    [{ departmentId: studio.id }, "/personId"],
    [{ personId: null }, "/personId"],
    [{ personId: gone.id }, "/personId"],
    [{ personId: foreign.id }, "/personId"],
    [{ personId: null, departmentId: studio.id }, "/departmentId"],
    [{ personId: null, activationId: "act_none" }, "/activationId"],
    [{ value: undefined }, "/value"],
    [{ value: -3 }, "/value"],
    [{ feature: "export", value: 1 }, "/value"],
  ] as const)
    await expect(grant(given), JSON.stringify(given)).rejects.toMatchObject({ errors: [{ pointer }] });
  expect((await world.run(listOverrides, { licenseId })).total).toBe(0);
  const off = await grant({ value: undefined, enabled: false, endsAt: "2026-12-31", reason: "On leave" });
  await expect(grant({})).rejects.toMatchObject({
    code: "entitlement-overlaps",
    detail: expect.stringContaining(`An override of render for ${ada.displayName} is there already`),
  });
  await grant({ startsAt: "2027-01-01" });
  await expect(world.run(changeOverride, { overrideId: off.id, version: 1, enabled: true })).rejects.toMatchObject({
    errors: [{ pointer: "/value", detail: "is needed for a LIMIT" }],
  });
  await expect(
    world.db.entitlementOverride.create({
      data: {
        id: world.runtime.newId("entitlementOverride"),
        organizationId: world.organizationId,
        licenseId,
        featureId: features.limit.id,
        personId: ada.id,
        value: 9,
        createdAt: world.clock.now,
      },
    }),
  ).rejects.toThrow(/entitlement_override_once/);
});

test("an explanation names every feature of the licence, granted or not", async () => {
  await world.run(grantEntitlement, { licenseId, feature: "calls", value: 5, startsAt: "2026-12-01" });
  const { items } = await world.run(explainEntitlements, { licenseId });
  expect(items.map(({ code, granted, because }) => [code, granted, because.rule])).toEqual([
    ["calls", false, "not-started"],
    ["export", false, "not-granted"],
    ["render", false, "not-granted"],
  ]);
  await expect(
    world.run(explainEntitlements, { licenseId, personId: (await (await world.neighbour()).person()).id }),
  ).rejects.toMatchObject({ errors: [{ pointer: "/personId" }] });
});
