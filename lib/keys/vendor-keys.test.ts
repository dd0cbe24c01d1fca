import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { addVendorKey } from "./add-vendor-key";
import { archiveVendorKey } from "./archive-vendor-key";
import { changeVendorKey } from "./change-vendor-key";
import { listVendorKeys } from "./list-vendor-keys";
import { revealVendorKey } from "./reveal-vendor-key";

const key = "XXXX-YYYY-ZZZZ-7788";

test("a key is sealed, known by its end, opened only on the record, and nowhere in the trail", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id, hint } = await world.run(addVendorKey, { licenseId: license.id, key, label: "Build server" });
  expect(hint).toBe("7788");
  const row = await world.db.vendorKey.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(row.sealed).includes("YYYY")).toBe(false);
  expect(await world.run(revealVendorKey, { keyId: id })).toEqual({ id, key });
  expect(await world.events("vendor-key.revealed")).toMatchObject([
    { subjectId: id, actorId: world.admin.accountId, related: [license.id] },
  ]);
  const trail = JSON.stringify(await world.events());
  expect(trail).not.toContain("7788");
  expect(await world.run(listVendorKeys, { licenseId: license.id })).toMatchObject([
    { id, hint: "7788", label: "Build server" },
  ]);
});

test("the same key of a licence is kept once, and again only after it was archived", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id } = await world.run(addVendorKey, { licenseId: license.id, key });
  await expect(world.run(addVendorKey, { licenseId: license.id, key: ` ${key} ` })).rejects.toMatchObject({
    code: "key-known-already",
  });
  await world.run(archiveVendorKey, { keyId: id, reason: "Replaced by the vendor" });
  await expect(world.run(archiveVendorKey, { keyId: id })).rejects.toMatchObject({ code: "already-archived" });
  await world.run(addVendorKey, { licenseId: license.id, key });
});

test("auditors see that a key exists and never open it; a foreign key is not found; a sealed key opens in its own row alone", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id } = await world.run(addVendorKey, { licenseId: license.id, key });
  const auditor = await world.actor(["AUDITOR"]);
  expect(await world.run(listVendorKeys, { licenseId: license.id }, { as: auditor })).toHaveLength(1);
  await expect(world.run(revealVendorKey, { keyId: id }, { as: auditor })).rejects.toMatchObject({
    code: "not-permitted",
  });
  const foreign = await world.neighbour();
  await expect(foreign.run(revealVendorKey, { keyId: id })).rejects.toMatchObject({ code: "not-found" });

  const other = await world.run(addVendorKey, { licenseId: license.id, key: "OTHER-KEY-1234" });
  const { sealed } = await world.db.vendorKey.findUniqueOrThrow({ where: { id } });
  await world.db.vendorKey.update({ where: { id: other.id }, data: { sealed } });
  await expect(world.run(revealVendorKey, { keyId: other.id })).rejects.toThrow();
});

test("a key's label changes on the record, its secret never; an archived or foreign key is refused", async () => {
  const world = await openWorld();
  const license = await world.license();
  const { id } = await world.run(addVendorKey, { licenseId: license.id, key, label: "Build server" });
  await world.run(changeVendorKey, { keyId: id, label: "Test benches" });
  await world.run(changeVendorKey, { keyId: id, label: "Test benches" });
  expect(await world.run(listVendorKeys, { licenseId: license.id })).toMatchObject([
    { label: "Test benches", hint: "7788" },
  ]);
  expect(await world.run(revealVendorKey, { keyId: id })).toEqual({ id, key });
  expect(await world.events("vendor-key.changed")).toHaveLength(1);
  const neighbour = await world.neighbour();
  const foreign = neighbour.run(changeVendorKey, { keyId: id, label: "Ours" });
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
  await world.run(archiveVendorKey, { keyId: id });
  await expect(world.run(changeVendorKey, { keyId: id, label: "Old" })).rejects.toMatchObject({
    code: "already-archived",
  });
});
