import type { ApplicableField, Difference } from "@/lib/licenses/license-differences";
import type { LicenseRules, RuleName } from "@/lib/licenses/license-rules-schema";
import {
  allocationWords,
  counted,
  deploymentWords,
  metricWords,
  renewalWords,
  termWords,
} from "../licenses/license-words";
import { everySpan, spanInWords } from "@/lib/kernel/span-words";

export type Places = {
  sites: readonly Named[];
  departments: readonly Named[];
  /** Every country by its code, in the server's words. */
  countries: readonly { value: string; label: string }[];
};
type Named = { id: string; name: string };
type Texts = { [Name in RuleName]: (value: LicenseRules[Name], places: Places) => string };

const yesNo = (yes: boolean) => (yes ? "yes" : "no");
const orElse =
  <Value>(empty: string, text: (value: Value) => string) =>
  (value: Value | null) =>
    value === null ? empty : text(value);
const span = (empty: string) => orElse<number>(empty, spanInWords);
const listed = (names: readonly string[], empty: string) => (names.length === 0 ? empty : names.join(", "));

function named(ids: readonly string[], things: readonly Named[], one: string): string {
  if (ids.length === 0) return "all";
  const names = ids.flatMap((id) => things.find((thing) => thing.id === id)?.name ?? []);
  return names.length === ids.length ? names.sort().join(", ") : counted(ids.length, one);
}

export const expiryWords = {
  RESTRICT: "it cannot be used",
  MAINTAIN: "releases published while it ran can be used",
  ALLOW: "it can be used as before",
  REVOKE: "it is terminated for good",
} as const;
export const renewalBaseWords = {
  EXPIRY: "its old end",
  NOW: "the day of renewing",
  NOW_IF_EXPIRED: "its old end, or the day of renewing once it has ended",
} as const;
export const overageWords = {
  NONE: "nothing is allowed",
  PERCENT: "a percentage is allowed",
  ALWAYS: "always allowed, and reported",
} as const;
export const matchingWords = {
  ANY: "any component is the same",
  TWO: "two components are the same",
  MOST: "most components are the same",
  ALL: "all components are the same",
} as const;
export const deadWords = { KEEP: "keeps its unit", FREE: "gives its unit back" } as const;
export const trialStartWords = {
  ISSUE: "when it is issued",
  FIRST_VALIDATION: "with its first use",
  FIRST_ACTIVATION: "with its first machine",
} as const;

const texts: Texts = {
  term: (value) => termWords[value],
  allocation: (value) => allocationWords[value],
  deployment: (value) => deploymentWords[value],
  metric: (value) => metricWords[value],
  durationMonths: orElse("not set", (value) => counted(value, "month")),
  durationDays: orElse("not set", (value) => counted(value, "day")),
  renewal: (value) => (value === "NONE" ? "it ends" : renewalWords[value]),
  renewalBase: (value) => renewalBaseWords[value],
  noticeDays: orElse("none", (value) => `${counted(value, "day")} before the end`),
  graceDays: (value) => (value === 0 ? "none" : counted(value, "day")),
  expiryBehavior: (value) => expiryWords[value],
  maintained: yesNo,
  maintenanceMonths: orElse("any time", (value) => `${counted(value, "month")} at a time`),
  trialStart: (value) => trialStartWords[value],
  trialRepeatable: (value) => (value ? "allowed" : "no, once for each person or machine"),
  trialExtensionLimit: (value) => (value === 0 ? "none" : String(value)),
  overage: (value) => overageWords[value],
  overagePercent: orElse("not set", (value) => `${value}% more`),
  machineMatching: (value) => matchingWords[value],
  heartbeatSeconds: orElse("not asked for", everySpan),
  deadMachines: (value) => deadWords[value],
  moveLimit: orElse("without a limit", (value) => `${value} at most`),
  movePeriodDays: (value) => counted(value, "day"),
  moveNeedsApproval: yesNo,
  leaseSeconds: span("the usual time"),
  borrowSeconds: span("not lent offline"),
  borrowLimit: orElse("without a limit", String),
  queueing: (value) => (value ? "clients wait in a queue" : "clients are refused"),
  reassignable: yesNo,
  transferable: yesNo,
  transferNeedsApproval: yesNo,
  countries: (codes, { countries }) =>
    listed(
      codes.map((code) => countries.find(({ value }) => value === code)?.label ?? code),
      "all",
    ),
  siteIds: (ids, { sites }) => named(ids, sites, "site"),
  departmentIds: (ids, { departments }) => named(ids, departments, "department"),
  environment: orElse("any", String),
  versionRange: orElse("every version", String),
  channels: (channels) => listed(channels, "every channel"),
  downgradeRights: (value) => (value ? "may be used too" : "not included"),
};

/** A rule in plain words. */
export function ruleText<Name extends RuleName>(name: Name, value: LicenseRules[Name], places: Places): string {
  return texts[name](value, places);
}

type Feature = { code: string; value: number | null; enabled: boolean };

export function featureText({ code, value, enabled }: Feature): string {
  return `${code}${value === null ? "" : `: ${value}`}${enabled ? "" : " (off)"}`;
}

/** One side of a difference in plain words: a rule, or those of the features that differ. */
export function valueText(field: ApplicableField, value: Difference["license"], places: Places): string {
  if (field !== "features") return ruleText(field, value as LicenseRules[RuleName], places);
  const features = value as readonly Feature[];
  return features.length === 0 ? "not granted" : features.map(featureText).join(", ");
}
