import type { LicenseRules, RuleName } from "@/lib/licenses/license-rules-schema";
import { relevantRules } from "@/lib/licenses/relevant-rules";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { Facts } from "../facts";
import { ruleText, type Places } from "./rule-text";

const groups: readonly { title: string; names: readonly RuleName[] }[] = [
  {
    title: "Term",
    names: [
      "term",
      "durationMonths",
      "durationDays",
      "renewal",
      "renewalBase",
      "noticeDays",
      "graceDays",
      "expiryBehavior",
      "trialStart",
      "trialRepeatable",
      "trialExtensionLimit",
      "maintained",
      "maintenanceMonths",
    ],
  },
  { title: "What is counted", names: ["allocation", "metric", "overage", "overagePercent", "reassignable"] },
  {
    title: "Machines",
    names: ["machineMatching", "heartbeatSeconds", "deadMachines", "moveLimit", "movePeriodDays", "moveNeedsApproval"],
  },
  { title: "Checking out", names: ["leaseSeconds", "borrowSeconds", "borrowLimit", "queueing"] },
  {
    title: "Where and which versions",
    names: [
      "deployment",
      "countries",
      "siteIds",
      "departmentIds",
      "environment",
      "versionRange",
      "channels",
      "downgradeRights",
    ],
  },
  { title: "Transfer", names: ["transferable", "transferNeedsApproval"] },
];

/** What is not set needs no line where another one says it. */
const silentWithout: readonly RuleName[] = ["durationMonths", "durationDays"];

/** The rules of a licence or a type in plain words, in groups; what says nothing for its term and allocation is left out. */
export function RuleGroups({ rules, places, own }: { rules: LicenseRules; places: Places; own?: ReadonlySet<string> }) {
  const relevant = relevantRules(rules);
  return groups.map(({ title, names }) => {
    const shown = names.filter((name) => relevant.has(name) && !(silentWithout.includes(name) && rules[name] === null));
    if (shown.length === 0) return null;
    return (
      <section key={title} className="mt-6">
        <h2 className="mb-1 font-semibold">{title}</h2>
        <Facts
          facts={shown.map((name) => [
            fieldLabels[name],
            <>
              {capitalised(ruleText(name, rules[name], places))}
              {own?.has(name) ? <span className="text-muted text-sm"> · not as its type</span> : null}
            </>,
          ])}
        />
      </section>
    );
  });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
