import type { FeatureKind } from "@/lib/db/generated/enums";
import type { EntitlementView } from "@/lib/entitlements/entitlement-view";
import type { LicenseAddOnView } from "@/lib/entitlements/license-add-on-view";
import type { OverrideView } from "@/lib/entitlements/override-view";

type Given = { licenseId: string; enabled: boolean; startsAt: Date | null; endsAt: Date | null };

/** What was withdrawn, as it is granted again: the same switch and the same instants. */
const asBefore = ({ licenseId, enabled, startsAt, endsAt }: Given) => ({
  licenseId,
  enabled,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

/** A FLAG has no value; of a METER none is said as such: it is no limit. */
const valueOf = ({ feature, value }: { feature: { kind: FeatureKind }; value: number | null }) =>
  feature.kind === "FLAG" ? {} : { value };

export const entitlementAgain = (row: EntitlementView) => ({
  ...asBefore(row),
  feature: row.feature.id,
  ...valueOf(row),
});

export const addOnAgain = (row: LicenseAddOnView) => ({
  ...asBefore(row),
  addOnId: row.addOn.id,
  quantity: row.quantity,
});

const subjectFields = { person: "personId", department: "departmentId", machine: "activationId" } as const;

export const overrideAgain = (row: OverrideView) => ({
  ...asBefore(row),
  feature: row.feature.id,
  [subjectFields[row.subject.kind]]: row.subject.id,
  ...valueOf(row),
  reason: row.reason,
});
