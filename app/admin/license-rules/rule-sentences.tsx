import { defaultRules, type LicenseRules, type RuleName } from "@/lib/licenses/license-rules-schema";
import { relevantRules } from "@/lib/licenses/relevant-rules";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { ruleText, type Places } from "./rule-text";

const first: readonly RuleName[] = ["allocation", "term"];

/** The rules in short: the two axes, and whatever is not as usual. */
export function RuleSentences({ rules, places }: { rules: LicenseRules; places: Places }) {
  const usual = new Map(Object.entries(defaultRules).map(([name, value]) => [name, JSON.stringify(value)]));
  const told = [...relevantRules(rules)].filter(
    (name) =>
      !first.includes(name) && (rules[name] || null) !== null && JSON.stringify(rules[name]) !== usual.get(name),
  );
  return (
    <ul className="text-sm">
      {[...first, ...told].map((name) => (
        <li key={name}>
          <span className="text-muted">{fieldLabels[name]}:</span> {ruleText(name, rules[name], places)}
        </li>
      ))}
    </ul>
  );
}
