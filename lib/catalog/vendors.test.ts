import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveVendor } from "./archive-vendor";
import { changeVendor } from "./change-vendor";
import { createVendor } from "./create-vendor";
import { listVendors } from "./list-vendors";
import { readVendor } from "./read-vendor";
import { restoreVendor } from "./restore-vendor";
import { vendorOptions } from "./vendor-options";

test("a vendor is created, changed, archived and restored, each with its event", async () => {
  const world = await openWorld();
  const vendor = await world.run(createVendor, { name: "  Autodesk ", website: "https://autodesk.com" });
  expect(vendor).toMatchObject({ name: "Autodesk", website: "https://autodesk.com", version: 1, archivedAt: null });

  const changed = await world.run(changeVendor, { vendorId: vendor.id, version: 1, website: "" });
  expect(changed).toMatchObject({ name: "Autodesk", website: null, version: 2 });
  expect(await world.run(changeVendor, { vendorId: vendor.id, version: 2, name: "Autodesk" })).toMatchObject({
    version: 2,
  });

  expect((await world.run(archiveVendor, { vendorId: vendor.id })).archivedAt).toEqual(world.clock.now);
  await expect(world.run(changeVendor, { vendorId: vendor.id, version: 3, name: "A" })).rejects.toMatchObject({
    code: "already-archived",
  });
  expect((await world.run(restoreVendor, { vendorId: vendor.id })).archivedAt).toBeNull();

  const events = await world.events();
  expect(events.map((event) => event.type).sort()).toEqual([
    "vendor.archived",
    "vendor.changed",
    "vendor.created",
    "vendor.restored",
  ]);
  expect((await world.events("vendor.changed"))[0]).toMatchObject({
    before: { website: "https://autodesk.com" },
    subjectId: vendor.id,
  });
});

test("two vendors of one name at once: one is made, the other is told", async () => {
  const world = await openWorld();
  const outcomes = await Promise.allSettled(
    ["Adobe", "ADOBE", "adobe"].map((name) => world.run(createVendor, { name })),
  );
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused).toHaveLength(2);
  for (const reason of refused) expect(reason).toMatchObject({ code: "name-taken", status: 409 });
  expect(await world.db.vendor.count()).toBe(1);
});

test("a rename to a taken name is refused, also at a restore", async () => {
  const world = await openWorld();
  const [first, second] = [await world.vendor({ name: "Bentley" }), await world.vendor({ name: "Trimble" })];
  await expect(world.run(changeVendor, { vendorId: second.id, version: 1, name: "bentley" })).rejects.toMatchObject({
    code: "name-taken",
  });
  await world.run(archiveVendor, { vendorId: first.id });
  await world.run(changeVendor, { vendorId: second.id, version: 1, name: "Bentley" });
  await expect(world.run(restoreVendor, { vendorId: first.id })).rejects.toMatchObject({ code: "name-taken" });
});

test("of two changes from the same state one is lost, and told so", async () => {
  const world = await openWorld();
  const vendor = await world.vendor();
  const outcomes = await Promise.allSettled(
    ["One", "Two", "Three"].map((name) => world.run(changeVendor, { vendorId: vendor.id, version: 1, name })),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "changed-meanwhile", status: 412 });
  expect((await world.run(readVendor, { vendorId: vendor.id })).version).toBe(2);
});

test("a vendor with products in use cannot be archived", async () => {
  const world = await openWorld();
  const vendor = await world.vendor({ name: "Bentley" });
  await world.product({ vendorId: vendor.id });
  await expect(world.run(archiveVendor, { vendorId: vendor.id })).rejects.toMatchObject({
    code: "in-use",
    detail: expect.stringContaining("has 1 product in use"),
  });
});

test("lists page, search literally and leave archived ones out", async () => {
  const world = await openWorld();
  for (const name of ["100% Cloud", "100x Cloud", "Zed", "Alpha_Beta", "AlphaXBeta"]) await world.vendor({ name });
  const gone = await world.vendor({ name: "Gone" });
  await world.run(archiveVendor, { vendorId: gone.id });
  const names = async (input: Parameters<typeof listVendors.run>[1] | object) =>
    (await world.run(listVendors, input)).items.map((vendor) => vendor.name);

  expect(await names({})).toHaveLength(5);
  expect(await names({ q: "100%" })).toEqual(["100% Cloud"]);
  expect(await names({ q: "a_b" })).toEqual(["Alpha_Beta"]);
  expect(await names({ archived: "only" })).toEqual(["Gone"]);
  const first = await world.run(listVendors, { limit: 2 });
  expect(first.total).toBe(5);
  const second = await world.run(listVendors, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(new Set([...first.items, ...second.items].map((vendor) => vendor.id)).size).toBe(4);
  expect((await world.run(vendorOptions, { q: "zed" })).items).toEqual([{ id: expect.any(String), label: "Zed" }]);
});

test("another organisation's vendor is not found, and its name is free here", async () => {
  const world = await openWorld();
  const foreign = await (await world.neighbour()).vendor({ name: "Siemens" });
  for (const attempt of [
    () => world.run(readVendor, { vendorId: foreign.id }),
    () => world.run(changeVendor, { vendorId: foreign.id, version: 1, name: "Mine" }),
    () => world.run(archiveVendor, { vendorId: foreign.id }),
    () => world.run(restoreVendor, { vendorId: foreign.id }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not-found", status: 404 });
  }
  expect(await world.run(createVendor, { name: "Siemens" })).toMatchObject({ name: "Siemens" });
});

test("only https addresses, and no unknown fields", async () => {
  const world = await openWorld();
  await expect(world.run(createVendor, { name: "X", website: "javascript:alert(1)" })).rejects.toMatchObject({
    code: "invalid-input",
    errors: [{ pointer: "/website" }],
  });
  await expect(world.run(createVendor, { name: "X", website: "http://x.example" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(world.run(createVendor, JSON.parse('{"name":"X","colour":"red"}'))).rejects.toMatchObject({
    errors: [{ pointer: "/colour", detail: "is not a field here" }],
  });
});
