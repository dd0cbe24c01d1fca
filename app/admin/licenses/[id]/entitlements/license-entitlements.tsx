import type { SearchParams } from "@/components/table/list-state";
import { addOnChoices, featureChoices } from "@/lib/catalog/feature-choices";
import { explainEntitlements } from "@/lib/entitlements/explain-entitlements";
import { listEntitlements } from "@/lib/entitlements/list-entitlements";
import { listLicenseAddOns } from "@/lib/entitlements/list-license-add-ons";
import { listOverrides } from "@/lib/entitlements/list-overrides";
import { machineChoices } from "@/lib/entitlements/machine-choices";
import { showMeters } from "@/lib/entitlements/read-meters";
import { asUser } from "@/lib/http/as-user";
import { Refusal } from "@/lib/kernel/refusal";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { AddOnGrants } from "./add-on-grants";
import { ExplainPanel } from "./explain-panel";
import { FeatureGrants } from "./feature-grants";
import { MetersPanel } from "./meters-panel";
import { OverrideList } from "./override-list";

type LicenseEntitlementsProps = { license: LicenseDetail; search: SearchParams; path: string };

const one = (value: string | string[] | undefined) => [value].flat()[0];

/** What a licence grants, to whom something else, what was used of it, and why somebody gets what they get. */
export async function LicenseEntitlements({ license, search, path }: LicenseEntitlementsProps) {
  const licenseId = license.id;
  const of = { licenseId, limit: 200 };
  const canChange = license.archivedAt === null;
  const entitlements = await asUser(listEntitlements, of);
  const choices = await asUser(featureChoices, { productId: license.product.id });
  const machines = await asUser(machineChoices, { licenseId });
  const { timeZone, product } = license;
  const shared = { licenseId, product, canChange, timeZone };
  const features = <FeatureGrants {...shared} rows={entitlements.items} choices={choices} />;
  if (choices.length === 0) return <div className="mt-4">{features}</div>;
  const addOns = await asUser(listLicenseAddOns, of);
  const overrides = await asUser(listOverrides, of);
  const holder = {
    personId: one(search.person),
    departmentId: one(search.department),
    activationId: one(search.machine),
  };
  // An address may be old, or typed by hand: then it is about nobody in particular.
  const explanation = await asUser(explainEntitlements, { licenseId, ...holder }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "invalid-input") return asUser(explainEntitlements, { licenseId });
    throw error;
  });
  return (
    <div className="mt-4 grid gap-4">
      {features}
      <MetersPanel meters={await asUser(showMeters, { licenseId })} />
      <AddOnGrants
        {...shared}
        rows={addOns.items}
        choices={await asUser(addOnChoices, { productId: license.product.id })}
      />
      <OverrideList {...shared} rows={overrides.items} choices={choices} machines={machines} />
      <ExplainPanel
        path={`${path}?tab=entitlements`}
        machines={machines}
        explanation={explanation}
        timeZone={timeZone}
      />
    </div>
  );
}
