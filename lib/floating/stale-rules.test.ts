import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { floating, poolRule } from "./testing-floating";

/** Everything that a check-out is judged by, written straight into the tables, as an import or a person with `psql` might. */
test("whoever writes what a pool is judged by, the pool hears of it in the same transaction", async () => {
  const world = await openWorld();
  const { db, runtime, clock, organizationId } = world;
  const base = { organizationId, createdAt: clock.now };
  const product = await world.product();
  const { license } = await floating(world, 3, { productId: product.id });
  const other = await floating(world, 3);
  const ids = { license: license.id, feature: runtime.newId("feature"), addOn: runtime.newId("addOn") };
  await db.feature.create({
    data: { ...base, id: ids.feature, productId: product.id, code: "x", name: "X", kind: "LIMIT" },
  });
  await db.addOn.create({ data: { ...base, id: ids.addOn, productId: product.id, code: "a", name: "A" } });
  const person = await world.person();
  const of = { ...base, licenseId: license.id };
  const feature = { featureId: ids.feature };
  const rows = {
    entitlement: { ...of, ...feature, id: runtime.newId("entitlement"), value: 2 },
    addOn: { ...of, addOnId: ids.addOn, id: runtime.newId("licenseAddOn") },
    override: { ...of, ...feature, personId: person.id, value: 3, id: runtime.newId("entitlementOverride") },
    bundled: { organizationId, addOnId: ids.addOn, featureId: ids.feature, value: 5 },
  };
  const off = { data: { enabled: false } };
  let release = "";
  const writes: [string, () => Promise<unknown>][] = [
    ["the licence", () => db.license.update({ where: { id: license.id }, data: { countries: ["NL"] } })],
    ["a purchase", () => world.purchase({ licenseId: license.id, seats: 1 })],
    ["a purchase, changed", () => db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 2 } })],
    ["a maintenance period", () => world.maintenance(license.id, "2026-01-01", "2026-12-31")],
    ["its end", () => db.maintenancePeriod.updateMany({ data: { endsOn: new Date("2026-11-30") } })],
    ["its going", () => db.maintenancePeriod.deleteMany()],
    ["a release", async () => (release = (await world.release({ productId: product.id, version: "5.0.0" })).id)],
    ["a release, withdrawn", () => db.release.update({ where: { id: release }, data: { withdrawnAt: clock.now } })],
    ["an entitlement", () => db.entitlement.create({ data: rows.entitlement })],
    ["its switch", () => db.entitlement.update({ where: { id: rows.entitlement.id }, ...off })],
    ["an add-on", () => db.licenseAddOn.create({ data: rows.addOn })],
    ["its switch, too", () => db.licenseAddOn.update({ where: { id: rows.addOn.id }, ...off })],
    ["what an add-on holds", () => db.addOnFeature.create({ data: rows.bundled })],
    ["how much of it", () => db.addOnFeature.updateMany({ data: { value: 6 } })],
    ["and no more", () => db.addOnFeature.deleteMany()],
    ["an override", () => db.entitlementOverride.create({ data: rows.override })],
    ["its change", () => db.entitlementOverride.update({ where: { id: rows.override.id }, ...off })],
    ["a feature", () => db.feature.update({ where: { id: ids.feature }, data: { code: "y" } })],
    ["a rule of the pool", () => poolRule(world, license.id, { kind: "EXCLUDE", groupKind: "HOST", subject: "x" })],
    ["its change", () => db.poolGroupRule.updateMany({ data: { subject: "y" } })],
  ];
  const poolOf = (licenseId: string) => db.pool.findFirstOrThrow({ where: { licenseId } });
  const calm = new Date("2100-01-01");
  for (const [what, write] of writes) {
    await db.pool.updateMany({ data: { refreshAt: calm } });
    await write();
    expect([what, (await poolOf(license.id)).refreshAt]).toEqual([what, new Date(0)]);
    expect([what, (await poolOf(other.license.id)).refreshAt]).toEqual([what, calm]);
  }
});
