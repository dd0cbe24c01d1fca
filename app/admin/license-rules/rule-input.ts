import type { z } from "zod";
import type { createLicenseTypeInput } from "@/lib/licenses/license-type-schema";
import { defaultRules, ruleNames, type LicenseRules, type RuleName } from "@/lib/licenses/license-rules-schema";
import { withoutIrrelevant } from "@/lib/licenses/relevant-rules";

/** The rules as a form holds them: those of a type's form and of a licence's alike. */
export type RuleInput = Required<Pick<z.input<typeof createLicenseTypeInput>, RuleName>>;

/** What a part of a form needs that shows rules: the form itself comes by its provider. */
export type RulePart = { errorOf(name: RuleName): string | undefined };

export const newRules: RuleInput = {
  ...defaultRules,
  term: "SUBSCRIPTION",
  allocation: "NAMED",
  environment: "",
  versionRange: "",
};

/** A number field that may be empty. */
export const wholeOrNone = {
  setValueAs: (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value)),
};

export function ruleInputOf(rules: LicenseRules): RuleInput {
  const { environment, versionRange } = rules;
  const own = Object.fromEntries(ruleNames.map((name) => [name, rules[name]])) as LicenseRules;
  return { ...own, environment: environment ?? "", versionRange: versionRange ?? "" };
}

/** What is sent: rules that another choice has made pointless go back to nothing. */
export function sentRules(input: RuleInput): RuleInput {
  return ruleInputOf(withoutIrrelevant(input as LicenseRules));
}
