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
import { applicableFields } from "@/lib/licenses/license-type-schema";
import { count, id, instant, named, pageOf, text, version } from "../answer-fields";

/** The rules that a licence and its type have in common. */
export const rules = {
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  deployment: z.enum(LicenseDeployment),
  metric: z.enum(LicenseMetric),
  durationMonths: count.nullable(),
  durationDays: count.nullable(),
  renewal: z.enum(LicenseRenewal),
  renewalBase: z.enum(RenewalBase),
  noticeDays: count.nullable(),
  graceDays: count,
  expiryBehavior: z.enum(ExpiryBehavior),
  maintained: z.boolean(),
  maintenanceMonths: count.nullable(),
  trialStart: z.enum(TrialStart),
  trialRepeatable: z.boolean(),
  trialExtensionLimit: count,
  overage: z.enum(OverageRule),
  overagePercent: count.nullable(),
  machineMatching: z.enum(MachineMatching),
  heartbeatSeconds: count.nullable(),
  deadMachines: z.enum(DeadMachineRule),
  moveLimit: count.nullable(),
  movePeriodDays: count,
  moveNeedsApproval: z.boolean(),
  leaseSeconds: count.nullable(),
  borrowSeconds: count.nullable(),
  borrowLimit: count.nullable(),
  queueing: z.boolean(),
  reassignable: z.boolean(),
  transferable: z.boolean(),
  transferNeedsApproval: z.boolean(),
  countries: z.array(text),
  siteIds: z.array(id),
  departmentIds: z.array(id),
  environment: text.nullable(),
  versionRange: text.nullable(),
  channels: z.array(text),
  downgradeRights: z.boolean(),
};

export const restrictedTo = z
  .strictObject({ sites: z.array(named), departments: z.array(named) })
  .meta({ description: "The places that siteIds and departmentIds name." });

const feature = z.strictObject({ code: text, value: count.nullable(), enabled: z.boolean() });
const licenseType = z.strictObject({
  id,
  ...rules,
  name: text,
  description: text.nullable(),
  builtIn: text.nullable(),
  seats: count.nullable().meta({ description: "Units of the first purchase, where a licence is made without one." }),
  features: z.array(feature),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const counts = {
  licenses: count.meta({ description: "Licences in use that were made from it." }),
  differing: count.meta({ description: "Those of them that differ from it now." }),
};

const value = z.union([text, count, z.boolean(), z.array(text), z.array(feature)]).nullable();
const differences = z.array(z.strictObject({ field: z.enum(applicableFields), license: value, type: value }));
const differing = z.strictObject({ id, name: text, version, differences });
const applied = z.strictObject({
  id,
  name: text,
  version,
  outcome: z.enum(["applied", "unchanged", "refused", "changed-meanwhile"]),
  differences,
  why: text.nullable(),
});

export const licenseTypeSchemas = { LicenseType: licenseType, DifferingLicense: differing };

export const licenseTypeAnswers = {
  "license-types.list": pageOf(licenseType.extend(counts)),
  "license-types.read": licenseType.extend({ ...counts, restrictedTo }),
  "license-types.create": licenseType,
  "license-types.change": licenseType,
  "license-types.differences": pageOf(differing),
  "license-types.apply": z.strictObject({
    applied: count,
    unchanged: count,
    refused: count,
    licenses: z.array(applied),
  }),
};
