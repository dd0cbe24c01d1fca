import { z } from "zod";
import {
  DeadMachineRule,
  ExpiryBehavior,
  LicenseAllocation,
  LicenseDeployment,
  LicenseMetric,
  LicenseRenewal,
  LicenseTerm,
  MachineMatching,
  OverageRule,
  RenewalBase,
  TrialStart,
} from "@/lib/db/generated/enums";
import { optionalText } from "@/lib/kernel/fields";
import { isCountry } from "@/lib/people/countries";
import { isVersionRange } from "./version-right";

const whole = (unit: string, min: number, max: number) =>
  z
    .int(`is a whole number of ${unit}`)
    .min(min, `is at least ${min}`)
    .max(max, `is at most ${max.toLocaleString("en")}`);

/** A set in one order, so that two that hold the same are the same. */
const setOf = (item: z.ZodType<string, string>, max: number) =>
  z
    .array(item)
    .max(max, `is at most ${max}`)
    .transform((all) => [...new Set(all)].sort());

const country = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCountry, "is a country's two letters (ISO 3166-1), such as NL");
const channel = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "is a channel such as stable or beta");
const id = z.string().min(1, "is needed").max(64);
const versionRange = optionalText(100).refine(
  (range) => range === null || isVersionRange(range),
  "is a range of versions such as 5.x, <=5.2 or >=4.0 <6",
);

/** The longest that a client may be out of sight or hold what it borrowed: a year, in seconds. */
const longestSeconds = 31_536_000;

/**
 * The rules of a licence, which a type is a template of: one schema of these columns for both. Client-safe. Countries are
 * ISO 3166-1 alpha-2; an empty list restricts nothing.
 */
export const ruleFields = {
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  deployment: z.enum(LicenseDeployment),
  metric: z.enum(LicenseMetric),
  durationMonths: whole("months", 1, 1_200).nullable(),
  durationDays: whole("days", 1, 36_500).nullable(),
  renewal: z.enum(LicenseRenewal),
  renewalBase: z.enum(RenewalBase),
  noticeDays: whole("days", 0, 730).nullable(),
  graceDays: whole("days", 0, 730),
  expiryBehavior: z.enum(ExpiryBehavior),
  maintained: z.boolean(),
  maintenanceMonths: whole("months", 1, 1_200).nullable(),
  trialStart: z.enum(TrialStart),
  trialRepeatable: z.boolean(),
  trialExtensionLimit: whole("extensions", 0, 100),
  overage: z.enum(OverageRule),
  overagePercent: whole("per cent", 1, 1_000).nullable(),
  machineMatching: z.enum(MachineMatching),
  heartbeatSeconds: whole("seconds", 10, longestSeconds).nullable(),
  deadMachines: z.enum(DeadMachineRule),
  moveLimit: whole("moves", 0, 10_000).nullable(),
  movePeriodDays: whole("days", 1, 3_650),
  moveNeedsApproval: z.boolean(),
  leaseSeconds: whole("seconds", 10, longestSeconds).nullable(),
  borrowSeconds: whole("seconds", 60, longestSeconds).nullable(),
  borrowLimit: whole("seats", 0, 1_000_000).nullable(),
  queueing: z.boolean(),
  reassignable: z.boolean(),
  transferable: z.boolean(),
  transferNeedsApproval: z.boolean(),
  countries: setOf(country, 250),
  siteIds: setOf(id, 500),
  departmentIds: setOf(id, 500),
  environment: optionalText(60),
  versionRange,
  channels: setOf(channel, 20),
  downgradeRights: z.boolean(),
};

const licenseRules = z.strictObject(ruleFields);
export type LicenseRules = z.output<typeof licenseRules>;
export type RuleName = keyof LicenseRules;
export const ruleNames = licenseRules.keyof().options;

/** What a licence is where neither its input nor its type says: term and allocation are always said. */
export const defaultRules: Omit<LicenseRules, "term" | "allocation"> = {
  deployment: "CLOUD",
  metric: "USER",
  durationMonths: null,
  durationDays: null,
  renewal: "NONE",
  renewalBase: "EXPIRY",
  noticeDays: null,
  graceDays: 0,
  expiryBehavior: "RESTRICT",
  maintained: false,
  maintenanceMonths: null,
  trialStart: "ISSUE",
  trialRepeatable: false,
  trialExtensionLimit: 1,
  overage: "NONE",
  overagePercent: null,
  machineMatching: "MOST",
  heartbeatSeconds: null,
  deadMachines: "KEEP",
  moveLimit: null,
  movePeriodDays: 365,
  moveNeedsApproval: false,
  leaseSeconds: null,
  borrowSeconds: null,
  borrowLimit: null,
  queueing: true,
  reassignable: true,
  transferable: true,
  transferNeedsApproval: false,
  countries: [],
  siteIds: [],
  departmentIds: [],
  environment: null,
  versionRange: null,
  channels: [],
  downgradeRights: false,
};

/** The rules of a row (a licence or a type), without its other columns. */
export function rulesOf(row: LicenseRules): LicenseRules {
  return Object.fromEntries(ruleNames.map((name) => [name, row[name]])) as LicenseRules;
}
