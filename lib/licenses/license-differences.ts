import { ruleNames, type LicenseRules } from "./license-rules-schema";
import type { applicableFields } from "./license-type-schema";
import type { TypeFeature } from "./license-type-view";

export type ApplicableField = (typeof applicableFields)[number];
type Value = LicenseRules[keyof LicenseRules] | readonly TypeFeature[];

/** What one licence has, and what its type says. */
export type Difference = { field: ApplicableField; license: Value; type: Value };

const same = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Where a licence's rules are not its type's. Its dates, name, owner and purchases are its own and are not compared; so are
 * features that the type does not name. `features`: those of the type that its product has, and what it has of them.
 */
export function differencesOf(
  license: LicenseRules,
  type: LicenseRules,
  features: { held: readonly TypeFeature[]; wanted: readonly TypeFeature[] },
): Difference[] {
  const rules = ruleNames
    .map((field) => ({ field, license: license[field], type: type[field] }))
    .filter((rule) => !same(rule.license, rule.type));
  const missing = features.wanted.filter((wanted) => {
    const own = features.held.filter(({ code }) => code === wanted.code);
    return own.length === 0 || own.some((held) => !same([held], [wanted]));
  });
  const codes = new Set(missing.map(({ code }) => code));
  if (missing.length === 0) return rules;
  return [...rules, { field: "features", license: features.held.filter(({ code }) => codes.has(code)), type: missing }];
}

/** Fields that only make sense together: who applies one applies the other. */
const together: readonly (readonly ApplicableField[])[] = [
  ["durationMonths", "durationDays"],
  ["overage", "overagePercent"],
];

export function withPartners(fields: readonly ApplicableField[]): Set<ApplicableField> {
  return new Set(fields.flatMap((field) => [field, ...together.filter((group) => group.includes(field)).flat()]));
}
