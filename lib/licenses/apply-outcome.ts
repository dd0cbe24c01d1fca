import { Refusal } from "@/lib/kernel/refusal";
import type { Context } from "@/lib/kernel/operation";
import { checkTerms } from "./license-checks";
import { differencesOf, withPartners, type ApplicableField, type Difference } from "./license-differences";
import { featuresOfLicenses } from "./license-features";
import { checkRules } from "./license-rule-checks";
import { rulesOf, type LicenseRules } from "./license-rules-schema";
import { featuresOf } from "./license-type-view";
import type { LockedLicense } from "./lock-license";
import type { LicenseTypeRow } from "./require-license-type";
import { fieldLabels } from "./rule-labels";
import { conflictOf } from "./rule-conflicts";

/** What applying a type does, or would do, to one licence: all that was asked for, or nothing. */
export type ApplyOutcome = {
  id: string;
  name: string;
  version: number;
  outcome: "applied" | "unchanged" | "refused" | "changed-meanwhile";
  /** What is changed, or would be. */
  differences: Difference[];
  /** Why it is refused, in a sentence. */
  why: string | null;
};

type Asked = { fields?: readonly ApplicableField[]; versions?: Record<string, number> };

/** The outcome for each licence, in the order of their ids, with the rules that it would have then. */
export async function applyOutcomes(
  ctx: Context,
  type: LicenseTypeRow,
  licenses: readonly LockedLicense[],
  { fields, versions = {} }: Asked,
): Promise<{ outcome: ApplyOutcome; license: LockedLicense; rules: LicenseRules }[]> {
  const chosen = fields && withPartners(fields);
  const features = await featuresOfLicenses(ctx, licenses, featuresOf(type));
  const answers = [];
  for (const license of [...licenses].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const own = rulesOf(license);
    const differences = differencesOf(own, rulesOf(type), features.get(license.id) ?? { held: [], wanted: [] }).filter(
      ({ field }) => !chosen || chosen.has(field),
    );
    const changes = differences.map((difference) => [difference.field, difference.type]);
    const rules = rulesOf({ ...own, ...Object.fromEntries(changes.filter(([field]) => field !== "features")) });
    const { id, name, version } = license;
    const row = { id, name, version, differences, why: null };
    const expected = versions[id];
    if (expected !== undefined && expected !== version)
      answers.push({ license, rules, outcome: { ...row, outcome: "changed-meanwhile" as const } });
    else if (differences.length === 0)
      answers.push({ license, rules, outcome: { ...row, outcome: "unchanged" as const } });
    else {
      const why = await whyNot(ctx, type, license, rules);
      answers.push({
        license,
        rules,
        outcome: { ...row, outcome: why ? ("refused" as const) : ("applied" as const), why },
      });
    }
  }
  return answers;
}

async function whyNot(
  ctx: Context,
  type: LicenseTypeRow,
  license: LockedLicense,
  rules: LicenseRules,
): Promise<string | null> {
  if (license.archivedAt) return "It is archived. Restore it first.";
  if (license.licenseTypeId !== type.id) return `It was not made from ${type.name}.`;
  const mistake = mistakeIn(license, rules);
  if (mistake) return mistake;
  const conflict = await conflictOf(ctx, license, rules);
  return conflict && `It ${conflict.why}. ${conflict.remedy}`;
}

/** What would contradict the licence's own dates or the rules that are not applied. */
function mistakeIn(license: LockedLicense, rules: LicenseRules): string | null {
  try {
    checkTerms({ ...license, ...rules });
    checkRules(rules, rulesOf(license));
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors.map(({ pointer, detail }) => `“${labelOf(pointer.slice(1))}” ${detail}.`).join(" ");
  }
}

function labelOf(field: string): string {
  if (field === "endsOn") return "Last day";
  return Object.entries(fieldLabels).find(([name]) => name === field)?.[1] ?? field;
}
