import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveProduct } from "./archive-product";
import { readSuite } from "./read-suite";
import { setSuiteComponents } from "./set-suite-components";

test("a suite has products, and says so on both sides", async () => {
  const world = await openWorld();
  const suite = await world.product({ name: "Design Collection" });
  const revit = await world.product({ name: "Revit" });
  const maya = await world.product({ name: "Maya" });
  const set = (version: number, ...componentIds: string[]) =>
    world.run(setSuiteComponents, { productId: suite.id, version, componentIds });
  const made = await set(1, revit.id, maya.id, revit.id);
  expect(made).toMatchObject({ version: 2, components: [{ name: "Maya" }, { name: "Revit" }], suites: [] });
  expect(await world.run(readSuite, { productId: maya.id })).toMatchObject({
    components: [],
    suites: [{ id: suite.id, name: "Design Collection" }],
  });
  expect(await set(2, maya.id, revit.id)).toMatchObject({ version: 2 });
  await expect(set(1, maya.id)).rejects.toMatchObject({ code: "changed-meanwhile" });
  expect(await set(2, maya.id)).toMatchObject({ version: 3, components: [{ name: "Maya" }] });
  const [event] = await world.events("product.suite-changed");
  expect(event).toMatchObject({ subjectId: suite.id, related: [revit.id, maya.id] });
});

test("suites do not nest, contain themselves, strangers or what is archived", async () => {
  const world = await openWorld();
  const [inner, outer, plain, old] = await Promise.all([1, 2, 3, 4].map(() => world.product()));
  if (!inner || !outer || !plain || !old) throw new Error("no products");
  await world.run(archiveProduct, { productId: old.id });
  const foreign = await (await world.neighbour()).product();
  const set = (productId: string, ...componentIds: string[]) =>
    world.run(setSuiteComponents, { productId, version: 1, componentIds });
  for (const [id, detail] of [
    [outer.id, "is the suite itself"],
    [foreign.id, "is not a product in the catalogue"],
    [old.id, "is archived: restore the product or leave it out"],
  ] as const)
    await expect(set(outer.id, plain.id, id)).rejects.toMatchObject({
      errors: [{ pointer: "/componentIds/1", detail }],
    });
  await set(inner.id, plain.id);
  await expect(set(outer.id, inner.id)).rejects.toMatchObject({
    code: "suite-nested",
    detail: expect.stringContaining("is a suite itself"),
  });
  await expect(set(plain.id, outer.id)).rejects.toMatchObject({
    code: "suite-nested",
    detail: expect.stringContaining(`is a component of ${inner.name}`),
  });
  await expect(
    world.db.suiteComponent.create({
      data: { organizationId: world.organizationId, suiteId: outer.id, componentId: inner.id },
    }),
  ).rejects.toThrow(/not a component of another/);
});

test("two suites made of each other at once: one is refused", async () => {
  const world = await openWorld();
  const one = await world.product();
  const other = await world.product();
  const outcomes = await Promise.allSettled([
    world.run(setSuiteComponents, { productId: one.id, version: 1, componentIds: [other.id] }),
    world.run(setSuiteComponents, { productId: other.id, version: 1, componentIds: [one.id] }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
