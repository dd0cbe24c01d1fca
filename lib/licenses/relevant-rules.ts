import { defaultRules, ruleNames, type LicenseRules, type RuleName } from "./license-rules-schema";

const always: readonly RuleName[] = ["term", "allocation", "deployment", "metric", "reassignable"];

/** Which rules say anything, given the others: what a perpetual licence or one of named people has no use for is left out. */
export function relevantRules(rules: LicenseRules): ReadonlySet<RuleName> {
  const { term, allocation } = rules;
  const ends = term !== "PERPETUAL";
  const isNodeLocked = allocation === "NODE_LOCKED";
  const isFloating = allocation === "FLOATING";
  const when: Partial<Record<RuleName, boolean>> = {
    durationMonths: ends,
    durationDays: ends,
    renewal: term === "SUBSCRIPTION",
    renewalBase: term === "SUBSCRIPTION",
    noticeDays: term === "SUBSCRIPTION",
    graceDays: ends,
    expiryBehavior: ends,
    maintenanceMonths: rules.maintained,
    trialStart: term === "TRIAL",
    trialRepeatable: term === "TRIAL",
    trialExtensionLimit: term === "TRIAL",
    overage: allocation !== "SITE",
    overagePercent: allocation !== "SITE" && rules.overage === "PERCENT",
    machineMatching: isNodeLocked,
    heartbeatSeconds: isNodeLocked,
    deadMachines: isNodeLocked && rules.heartbeatSeconds !== null,
    moveLimit: isNodeLocked,
    movePeriodDays: isNodeLocked && rules.moveLimit !== null,
    moveNeedsApproval: isNodeLocked,
    leaseSeconds: isFloating,
    borrowSeconds: isFloating,
    borrowLimit: isFloating,
    queueing: isFloating,
    reassignable: allocation === "NAMED",
    transferNeedsApproval: rules.transferable,
  };
  return new Set(ruleNames.filter((name) => when[name] ?? true));
}

/** The same rules with those that say nothing as they are by default: what a form sends after a change of mind. */
export function withoutIrrelevant(rules: LicenseRules): LicenseRules {
  const relevant = relevantRules(rules);
  const kept = Object.entries(rules).filter(([name]) => always.concat([...relevant]).some((one) => one === name));
  return { ...rules, ...defaultRules, ...Object.fromEntries(kept) };
}
