import { expect, test } from "vitest";
import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { listEntitlements } from "@/lib/entitlements/list-entitlements";
import { listLicenseAddOns } from "@/lib/entitlements/list-license-add-ons";
import { listOverrides } from "@/lib/entitlements/list-overrides";
import { withdrawEntitlement } from "@/lib/entitlements/withdraw-entitlement";
import { withdrawLicenseAddOn } from "@/lib/entitlements/withdraw-license-add-on";
import { withdrawOverride } from "@/lib/entitlements/withdraw-override";
import { createAddOn } from "@/lib/catalog/create-add-on";
import { createFeature } from "@/lib/catalog/create-feature";
import { openWorld } from "@/lib/testing/world";
import { addOnAgain, entitlementAgain, overrideAgain } from "./granted-again";

const period = { startsAt: "2026-11-01", endsAt: "2027-06-30T12:34:56Z" };

async function setUp() {
  const world = await openWorld();
  const license = await world.license({});
  const feature = (kind: "FLAG" | "LIMIT" | "METER") =>
    world.run(createFeature, { productId: license.productId, name: `Some ${kind}`, code: kind.toLowerCase(), kind });
  return { world, licenseId: license.id, productId: license.productId, feature };
}

/** All of a row but what is new about it: its id, its version, when it was made. */
const kept = ({ id: _, version: _version, createdAt: _createdAt, ...row }: Record<string, unknown>) => row;

test("the undo of a withdrawal grants the same feature again: value, period and switch", async () => {
  const { world, licenseId, feature } = await setUp();
  for (const [kind, value] of [["FLAG"], ["LIMIT", 12], ["METER", null]] as const) {
    const { id } = await feature(kind);
    const given = { licenseId, feature: id, value, enabled: kind === "METER", ...period };
    const granted = await world.run(grantEntitlement, given);
    const withdrawn = await world.run(withdrawEntitlement, { entitlementId: granted.id, reason: "by mistake" });
    await world.run(grantEntitlement, entitlementAgain(withdrawn));
    const { items } = await world.run(listEntitlements, { licenseId });
    expect(items.filter((row) => row.feature.id === id).map(kept)).toEqual([kept(granted)]);
  }
});

test("the undo of a withdrawn add-on gives as many of it again", async () => {
  const { world, licenseId, productId, feature } = await setUp();
  const { id: featureId } = await feature("LIMIT");
  const bundle = { productId, name: "Render farm", code: "farm", features: [{ featureId, value: 5 }] };
  const addOn = await world.run(createAddOn, bundle);
  const granted = await world.run(grantAddOn, { licenseId, addOnId: addOn.id, quantity: 3, enabled: false, ...period });
  const withdrawn = await world.run(withdrawLicenseAddOn, { licenseAddOnId: granted.id });
  await world.run(grantAddOn, addOnAgain(withdrawn));
  const { items } = await world.run(listLicenseAddOns, { licenseId });
  expect(items.map(kept)).toEqual([kept(granted)]);
});

test("the undo of a withdrawn override is for the same subject, with its reason", async () => {
  const { world, licenseId, feature } = await setUp();
  const { id } = await feature("LIMIT");
  const person = await world.person();
  for (const given of [{ value: 40, reason: "Yearly catalogue" }, { enabled: false }]) {
    const granted = await world.run(grantOverride, {
      licenseId,
      feature: id,
      personId: person.id,
      ...period,
      ...given,
    });
    const withdrawn = await world.run(withdrawOverride, { overrideId: granted.id });
    const again = await world.run(grantOverride, overrideAgain(withdrawn));
    const { items } = await world.run(listOverrides, { licenseId });
    expect(items.map(kept)).toEqual([kept(granted)]);
    await world.run(withdrawOverride, { overrideId: again.id });
  }
});
