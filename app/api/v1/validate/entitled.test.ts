import { beforeEach, expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { createFeature } from "@/lib/catalog/create-feature";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
});

async function licensed(given: Parameters<typeof world.license>[0] = {}) {
  const license = await world.license({ allocation: "SITE", ...given });
  const { productId, id: licenseId } = license;
  await world.run(createFeature, { productId, code: "render", name: "Render nodes", kind: "LIMIT" });
  const entitlement = await world.run(grantEntitlement, { licenseId, feature: "render", value: 8 });
  return { license, entitlement, key: (await program.keyOf(licenseId)).key };
}
const told = async (key: string, scope: object) => (await program.ask(POST, key, { body: { scope } })).body;
const render = (value: number) => [{ code: "render", kind: "LIMIT", value, until: null }];

test("features are told as they hold for the person or department that asks", async () => {
  const { license, entitlement, key } = await licensed();
  const sales = await world.department({ name: "Sales" });
  const ada = await world.person({ departmentId: sales.id });
  const bob = await world.person();
  const override = { licenseId: license.id, feature: "render" };
  await world.run(grantOverride, { ...override, departmentId: sales.id, value: 2 });
  await world.run(grantOverride, { ...override, personId: bob.id, value: 16 });
  expect((await told(key, {})).entitlements).toEqual(render(8));
  expect((await told(key, { user: ada.id })).entitlements).toEqual(render(2));
  expect((await told(key, { department: "Sales" })).entitlements).toEqual(render(2));
  expect((await told(key, { user: bob.id, entitlements: ["RENDER"] })).entitlements).toEqual(render(16));
  await world.run(switchEntitlement, { entitlementId: entitlement.id, enabled: false });
  expect(await told(key, { entitlements: ["render"] })).toMatchObject({
    code: "ENTITLEMENTS_MISSING",
    entitlements: [],
  });
  expect((await told(key, { user: bob.id, entitlements: ["render"] })).code).toBe("VALID");
});

test("a machine has its own features, also when it is only known by its components", async () => {
  const license = await nodeLocked(world);
  await world.run(createFeature, { productId: license.productId, code: "render", name: "Nodes", kind: "LIMIT" });
  await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 8 });
  const machine = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as: world.system });
  await world.run(grantOverride, { licenseId: license.id, feature: "render", activationId: machine.id, value: 3 });
  const { key } = await program.keyOf(license.id);
  expect((await told(key, machineOf(1))).entitlements).toEqual(render(3));
  expect((await told(key, { ...machineOf(1), fingerprint: "print-after-repair" })).entitlements).toEqual(render(3));
});

test("a suite is good for its components, by id, code or name", async () => {
  const suite = await world.product({ name: "Studio Suite" });
  const component = await world.product({ name: "Layout", code: "layout" });
  await world.db.suiteComponent.create({
    data: { organizationId: world.organizationId, suiteId: suite.id, componentId: component.id },
  });
  const { key } = await licensed({ productId: suite.id });
  for (const product of [suite.id, component.id, "LAYOUT", "layout", "studio suite"])
    expect((await told(key, { product })).code, product).toBe("VALID");
  const other = await world.product({ name: "Painter" });
  expect(await told(key, { product: other.id })).toMatchObject({
    code: "PRODUCT_SCOPE_MISMATCH",
    detail: "is for Studio Suite, Layout",
  });
});

test("a name that two departments have is neither, where the licence is limited to one and where one is overridden", async () => {
  const [north, south] = [await world.department({ name: "North" }), await world.department({ name: "South" })];
  const support = await world.department({ name: "Support", parentId: north.id });
  const { license, key } = await licensed({ departmentIds: [north.id] });
  await world.run(grantOverride, { licenseId: license.id, feature: "render", departmentId: support.id, value: 2 });
  expect(await told(key, { department: "support" })).toMatchObject({ code: "VALID", entitlements: render(2) });
  const other = await world.department({ name: "Support", parentId: south.id });
  expect(await told(key, { department: "support" })).toMatchObject({
    code: "DEPARTMENT_NOT_ALLOWED",
    detail: "is limited to departments, and several have that name: say which by its id",
  });
  expect(await told(key, { department: support.id })).toMatchObject({ code: "VALID", entitlements: render(2) });
  expect(await told(key, { department: other.id })).toMatchObject({
    code: "DEPARTMENT_NOT_ALLOWED",
    detail: "is limited to departments, and this is none of them",
  });
  await world.db.license.update({ where: { id: license.id }, data: { departmentIds: [] } });
  expect((await told(key, { department: "support" })).entitlements).toEqual(render(8));
});

test("a feature that two components of a suite have is told once: that of the product asked for, else the largest", async () => {
  const suite = await world.product({ name: "Studio Suite" });
  const license = await world.license({ allocation: "SITE", productId: suite.id });
  for (const [code, value] of [
    ["layout", 4],
    ["paint", 9],
  ] as const) {
    const component = await world.product({ code });
    await world.db.suiteComponent.create({
      data: { organizationId: world.organizationId, suiteId: suite.id, componentId: component.id },
    });
    const { id } = await world.run(createFeature, {
      productId: component.id,
      code: "render",
      name: "Render nodes",
      kind: "LIMIT",
    });
    await world.run(grantEntitlement, { licenseId: license.id, feature: id, value });
  }
  const { key } = await program.keyOf(license.id);
  expect((await told(key, {})).entitlements).toEqual(render(9));
  expect((await told(key, { product: "Layout" })).entitlements).toEqual(render(4));
  expect((await told(key, { product: "paint" })).entitlements).toEqual(render(9));
  await world.run(createFeature, { productId: suite.id, code: "render", name: "Render nodes", kind: "LIMIT" });
  await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 5 });
  expect((await told(key, {})).entitlements).toEqual(render(5));
});

test("a name that several people have is nobody's, and who has left or is suspended may not use it", async () => {
  const { key } = await licensed();
  const [one, two] = [await world.person({ username: "sam" }), await world.person({ username: "SAM" })];
  expect(await told(key, { user: "sam" })).toMatchObject({ code: "USER_SCOPE_MISMATCH" });
  await world.db.person.update({ where: { id: two.id }, data: { archivedAt: world.clock.now } });
  expect((await told(key, { user: "sam" })).code).toBe("VALID");
  for (const status of ["SUSPENDED", "DEPARTED"] as const) {
    await world.db.person.update({ where: { id: one.id }, data: { status } });
    expect((await told(key, { user: one.id })).code, status).toBe("USER_SCOPE_MISMATCH");
  }
});

test("a question that is answered with no begins no trial", async () => {
  const trial = { term: "TRIAL", durationDays: 14, trialStart: "FIRST_VALIDATION" } as const;
  const { license, key } = await licensed(trial);
  expect((await told(key, { product: "another" })).code).toBe("PRODUCT_SCOPE_MISMATCH");
  expect((await world.db.license.findUniqueOrThrow({ where: { id: license.id } })).endsOn).toBeNull();
  expect((await told(key, {})).code).toBe("VALID");
  expect((await world.db.license.findUniqueOrThrow({ where: { id: license.id } })).endsOn).not.toBeNull();
});
