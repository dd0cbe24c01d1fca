import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { addDays } from "@/lib/kernel/calendar";
import { issueKeys } from "@/lib/keys/issue-keys";
import { revokeKey } from "@/lib/keys/revoke-key";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import { addOnKey, type AddOnIds } from "./create-versions";
import { grants } from "./engineering";
import type { Maker } from "./maker";

/** What licences grant of their products' features, and an exception for one person. */
export async function createGrants(
  maker: Maker,
  licenses: readonly MadeLicense[],
  addOns: AddOnIds,
  people: readonly SamplePerson[],
): Promise<void> {
  maker.clock.now = addDays(maker.today, -200);
  for (const { id: licenseId, productId, sample } of licenses) {
    const granted = grants[sample.name ?? sample.product];
    for (const grant of granted?.features ?? []) await maker.run(grantEntitlement, { licenseId, ...grant });
    if (!granted?.addOn) continue;
    const addOnId = addOns.get(addOnKey(productId, granted.addOn.code));
    if (!addOnId) throw new Error(`the sample has no add-on ${granted.addOn.code}`);
    await maker.run(grantAddOn, { licenseId, addOnId, quantity: granted.addOn.quantity });
  }
  const solver = licenses.find(({ sample }) => (sample.name ?? sample.product) === "HFSS");
  const analyst = people.find((person) => person.department === "electronics" && !person.isHead);
  if (!solver || !analyst) throw new Error("the sample has nobody who solves");
  maker.clock.now = addDays(maker.today, -40);
  await maker.run(grantOverride, {
    licenseId: solver.id,
    feature: "solver-cores",
    personId: analyst.id,
    value: 32,
    endsAt: maker.dayFromNow(20),
    reason: "Antenna study for the handheld",
  });
}

/**
 * A key for each licence that a client program asks about, by the licence's id; one was revoked. Issued when everything
 * else is done, so that a key whose end is fixed has the end of today.
 */
export async function createKeys(maker: Maker, licenses: readonly MadeLicense[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { id: licenseId, sample } of licenses) {
    const isAsked = sample.tag !== undefined || sample.allocation === "NODE_LOCKED" || sample.allocation === "FLOATING";
    if (!isAsked || (sample.ends ?? 1) < 0) continue;
    const { items } = await maker.run(issueKeys, { licenseId, kind: "SIGNED", label: "Standard" });
    if (items[0]) keys.set(licenseId, items[0].key);
    if (sample.tag !== "nodeLocked") continue;
    const lost = await maker.run(issueKeys, { licenseId, kind: "SHORT", label: "Workshop computer" });
    if (lost.items[0]) await maker.run(revokeKey, { keyId: lost.items[0].id, reason: "Sent to a wrong address" });
  }
  return keys;
}
