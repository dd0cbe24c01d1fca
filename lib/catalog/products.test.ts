import { expect, test } from "vitest";
import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { archiveProduct } from "./archive-product";
import { archiveVendor } from "./archive-vendor";
import { changeProduct } from "./change-product";
import { createProduct } from "./create-product";
import { ensureProduct } from "./ensure-product";
import { ensureVendor } from "./ensure-vendor";
import { listCategories } from "./list-categories";
import { listProducts } from "./list-products";
import { readProduct } from "./read-product";
import { restoreProduct } from "./restore-product";

test("a product carries its approval chain and what one needs to start using it", async () => {
  const world = await openWorld();
  const [vendor, [ada]] = [await world.vendor({ name: "Autodesk" }), await world.people(1)];
  const product = await world.run(createProduct, {
    vendorId: vendor.id,
    name: "Revit",
    category: "CAD",
    ownerId: ada.id,
    requestable: true,
    approvalRules: ["MANAGER", "LICENSE_OWNER"],
    downloadUrl: "https://downloads.meridian.test/revit",
    serverAddress: "27000@licences.meridian.test",
    startingNote: "Sign in first.",
    supportContact: "cad@meridian.test",
  });
  expect(product).toMatchObject({ approvalRules: ["MANAGER", "LICENSE_OWNER"], requestable: true, version: 1 });
  const changed = await world.run(changeProduct, {
    productId: product.id,
    version: 1,
    approvalRules: [],
    category: null,
  });
  expect(changed).toMatchObject({ approvalRules: [], category: null, name: "Revit" });
  expect(await world.run(readProduct, { productId: product.id })).toMatchObject({
    vendor: { name: "Autodesk" },
    owner: { id: ada.id },
    licenses: 0,
  });
  const [created] = await world.events("product.created");
  expect(created?.related.sort()).toEqual([vendor.id, ada.id].sort());
  expect(JSON.stringify(created?.after)).not.toContain("cad@meridian.test");
});

test("an approval chain names nobody twice, a download is https", async () => {
  const world = await openWorld();
  const vendor = await world.vendor();
  await expect(
    world.run(createProduct, { vendorId: vendor.id, name: "X", approvalRules: ["MANAGER", "MANAGER"] }),
  ).rejects.toMatchObject({ errors: [{ pointer: "/approvalRules" }] });
  await expect(
    world.run(createProduct, { vendorId: vendor.id, name: "X", downloadUrl: "http://insecure.example" }),
  ).rejects.toMatchObject({ errors: [{ pointer: "/downloadUrl" }] });
});

test("references must be in use, and here", async () => {
  const world = await openWorld();
  const neighbour = await world.neighbour();
  const [vendor, foreignVendor, [stranger]] = [
    await world.vendor(),
    await neighbour.vendor(),
    await neighbour.people(1),
  ];
  await expect(world.run(createProduct, { vendorId: foreignVendor.id, name: "X" })).rejects.toMatchObject({
    errors: [{ pointer: "/vendorId", detail: "is not a vendor here" }],
  });
  await expect(
    world.run(createProduct, { vendorId: vendor.id, name: "X", ownerId: stranger.id }),
  ).rejects.toMatchObject({ errors: [{ pointer: "/ownerId" }] });
  const gone = await world.person({ status: "DEPARTED" });
  await expect(world.run(createProduct, { vendorId: vendor.id, name: "X", ownerId: gone.id })).rejects.toMatchObject({
    errors: [{ pointer: "/ownerId" }],
  });
  const foreign = await neighbour.product();
  await expect(world.run(readProduct, { productId: foreign.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(world.run(changeProduct, { productId: foreign.id, version: 1, name: "Mine" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(world.run(archiveProduct, { productId: foreign.id })).rejects.toMatchObject({ code: "not-found" });
  await world.run(archiveVendor, { vendorId: vendor.id });
  await expect(world.run(createProduct, { vendorId: vendor.id, name: "X" })).rejects.toMatchObject({
    errors: [{ pointer: "/vendorId", detail: expect.stringContaining("archived") }],
  });
});

test("a vendor is not archived while a product of it is being made", async () => {
  const world = await openWorld();
  const vendor = await world.vendor();
  await Promise.allSettled([
    world.run(createProduct, { vendorId: vendor.id, name: "X" }),
    world.run(archiveVendor, { vendorId: vendor.id }),
  ]);
  const [archived, products] = [(await world.db.vendor.findFirstOrThrow()).archivedAt, await world.db.product.count()];
  expect(archived === null || products === 0).toBe(true);
});

test("a product with licences stays; an archived one comes back only under a vendor in use", async () => {
  const world = await openWorld();
  const product = await world.product({ name: "Revit" });
  const license = await world.license({ productId: product.id });
  await expect(world.run(archiveProduct, { productId: product.id })).rejects.toMatchObject({ code: "in-use" });
  await world.db.license.update({ where: { id: license.id }, data: { archivedAt: world.clock.now } });
  await world.run(archiveProduct, { productId: product.id });
  await world.run(archiveVendor, { vendorId: product.vendorId });
  await expect(world.run(restoreProduct, { productId: product.id })).rejects.toMatchObject({
    code: "in-use",
    detail: expect.stringContaining("Restore the vendor first"),
  });
});

test("the list filters by vendor, category, owner and whether it may be requested", async () => {
  const world = await openWorld();
  const [ada] = await world.people(1);
  const revit = await world.product({ name: "Revit", category: "CAD", ownerId: ada.id, requestable: true });
  await world.product({ name: "Word", category: "Office", requestable: false });
  const ids = async (input: object) => (await world.run(listProducts, input)).items.map((product) => product.id);
  for (const filter of [
    { vendor: revit.vendorId },
    { category: "CAD" },
    { owner: ada.id },
    { requestable: "yes" },
    { q: "rev" },
  ])
    expect(await ids(filter)).toEqual([revit.id]);
  expect(await ids({ sort: "-category" })).toHaveLength(2);
  expect(await world.run(listCategories, {})).toEqual(["CAD", "Office"]);
});

const importThree = command({
  name: "test.import",
  permission: "import:run",
  input: z.strictObject({ category: z.string().nullable() }),
  async run(ctx, { category }) {
    const vendor = await ensureVendor(ctx, "Mayer-Bergnaum");
    return { vendor, product: await ensureProduct(ctx, { vendorId: vendor.id, name: "Acetaminophen", category }) };
  },
});

test("imports find or make vendor and product once, with one event for each row made", async () => {
  const world = await openWorld();
  const outcomes = await Promise.all([1, 2, 3].map(() => world.run(importThree, { category: null })));
  expect(new Set(outcomes.map(({ vendor }) => vendor.id)).size).toBe(1);
  expect(outcomes.filter(({ product }) => product.outcome === "created")).toHaveLength(1);
  expect((await world.run(importThree, { category: "Pain" })).product.outcome).toBe("changed");
  expect((await world.run(importThree, { category: "Other" })).product.outcome).toBe("unchanged");
  expect((await world.events()).map((event) => event.type).sort()).toEqual([
    "product.changed",
    "product.created",
    "vendor.created",
  ]);
});
