import { Refusal } from "@/lib/kernel/refusal";
import type { LicenseRules, RuleName } from "./license-rules-schema";

type Problems = Partial<Record<RuleName, string>>;

/** What contradicts itself in some rules, by the field to correct. A rule that another makes pointless is a mistake too. */
export function ruleProblems(rules: LicenseRules): Problems {
  return { ...termProblems(rules), ...trialProblems(rules), ...countProblems(rules), ...machineProblems(rules) };
}

function termProblems(rules: LicenseRules): Problems {
  const { term, durationMonths, durationDays, graceDays, renewal, noticeDays, maintained, maintenanceMonths } = rules;
  const problems: Problems = {};
  if (durationMonths !== null && durationDays !== null)
    problems.durationDays = "is empty where months are given: one or the other";
  if (term === "PERPETUAL") {
    const never = "is empty for a perpetual licence: it never ends";
    if (durationMonths !== null) problems.durationMonths = never;
    if (durationDays !== null) problems.durationDays = never;
    if (noticeDays !== null) problems.noticeDays = "needs an end date to count back from";
    if (graceDays > 0) problems.graceDays = "is 0 for a perpetual licence: it never ends";
    if (renewal !== "NONE") problems.renewal = "is NONE for a perpetual licence: it never ends";
  }
  if (maintenanceMonths !== null && !maintained) problems.maintenanceMonths = "needs a licence under maintenance";
  return problems;
}

function trialProblems({
  term,
  renewal,
  trialStart,
  trialRepeatable,
  durationMonths,
  durationDays,
  allocation,
}: LicenseRules): Problems {
  const problems: Problems = {};
  if (term !== "TRIAL") {
    if (trialStart !== "ISSUE") problems.trialStart = "is ISSUE for what is not a trial";
    if (trialRepeatable) problems.trialRepeatable = "is for trials alone";
    return problems;
  }
  if (renewal !== "NONE") problems.renewal = "is NONE for a trial: it is extended or converted";
  if (trialStart !== "ISSUE" && durationMonths === null && durationDays === null)
    problems.durationDays = "is needed for a trial that begins with its first use";
  if (trialStart === "FIRST_ACTIVATION" && allocation !== "NODE_LOCKED")
    problems.trialStart = "needs a node-locked licence: no other is activated";
  return problems;
}

function countProblems(rules: LicenseRules): Problems {
  const {
    overage,
    overagePercent,
    allocation,
    leaseSeconds,
    borrowSeconds,
    borrowLimit,
    transferable,
    transferNeedsApproval,
  } = rules;
  const problems: Problems = {};
  if (overage === "PERCENT" && overagePercent === null)
    problems.overagePercent = "is needed where a percentage over is allowed";
  if (overage !== "PERCENT" && overagePercent !== null)
    problems.overagePercent = "is empty unless a percentage over is allowed";
  if (overage !== "NONE" && allocation === "SITE")
    problems.overage = "is NONE for a site licence: its use has no limit";
  if (allocation !== "FLOATING") {
    const floatingOnly = "is for floating licences alone";
    if (leaseSeconds !== null) problems.leaseSeconds = floatingOnly;
    if (borrowSeconds !== null) problems.borrowSeconds = floatingOnly;
    if (borrowLimit !== null) problems.borrowLimit = floatingOnly;
  } else if (borrowLimit !== null && borrowLimit > 0 && borrowSeconds === null) {
    problems.borrowSeconds = "is needed where seats may be borrowed: how long at most";
  }
  if (transferNeedsApproval && !transferable)
    problems.transferNeedsApproval = "needs a licence that can be transferred";
  return problems;
}

function machineProblems({
  allocation,
  heartbeatSeconds,
  deadMachines,
  moveLimit,
  moveNeedsApproval,
}: LicenseRules): Problems {
  const problems: Problems = {};
  if (allocation !== "NODE_LOCKED") {
    const machinesOnly = "is for node-locked licences alone";
    if (heartbeatSeconds !== null) problems.heartbeatSeconds = machinesOnly;
    if (moveLimit !== null) problems.moveLimit = machinesOnly;
    if (moveNeedsApproval) problems.moveNeedsApproval = machinesOnly;
  }
  if (deadMachines === "FREE" && heartbeatSeconds === null)
    problems.deadMachines = "needs a heartbeat: without one no machine is known to be dead";
  return problems;
}

/** Refuses rules that contradict themselves. What was wrong before a change may stay, until it is what is changed. */
export function checkRules(rules: LicenseRules, before?: LicenseRules): void {
  const known = before ? ruleProblems(before) : {};
  const found = Object.entries(ruleProblems(rules)).filter(([field]) => !(field in known));
  if (found.length === 0) return;
  const errors = found.map(([field, detail]) => ({ pointer: `/${field}`, detail }));
  throw new Refusal("invalid-input", {}, errors);
}
