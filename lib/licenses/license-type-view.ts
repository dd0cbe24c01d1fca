import type { LicenseTypeRow } from "./require-license-type";

export type TypeFeature = { code: string; value: number | null; enabled: boolean };

/** A type as it is shown and kept in the trail: its features beside its rules. */
export function licenseTypeView({ organizationId: _organization, features, ...type }: LicenseTypeRow) {
  return { ...type, features: featuresOf({ features }) };
}

export type LicenseTypeView = ReturnType<typeof licenseTypeView>;

export function featuresOf({ features }: Pick<LicenseTypeRow, "features">): TypeFeature[] {
  return features.map(({ featureCode, value, enabled }) => ({ code: featureCode, value, enabled }));
}
