import { z } from "zod";
import {
  ApprovalRule,
  LicenseAllocation,
  LicenseDeployment,
  LicenseMetric,
  LicenseRenewal,
  LicenseTerm,
} from "@/lib/db/generated/enums";
import {
  idField as id,
  optionalDay as day,
  optionalEmail,
  optionalId,
  optionalText,
  requiredText,
  versionField,
} from "@/lib/kernel/fields";
import { purchaseFields } from "./purchase-schema";

const fields = {
  name: requiredText(300),
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  deployment: z.enum(LicenseDeployment),
  metric: z.enum(LicenseMetric),
  startsOn: day,
  endsOn: day,
  renewal: z.enum(LicenseRenewal),
  noticeDays: z.int("is a whole number of days").min(0).max(730).nullable(),
  maintained: z.boolean(),
  maintenanceEndsOn: day,
  reassignable: z.boolean(),
  ownerId: optionalId,
  departmentId: optionalId,
  legalEntityId: optionalId,
  licensedToName: optionalText(200),
  licensedToEmail: optionalEmail,
  category: optionalText(100),
  notes: optionalText(20_000),
  approvalOverride: z.boolean(),
  approvalRules: z.array(z.enum(ApprovalRule)).max(2),
};

/** What a licence needs, and what it is unless said otherwise. */
const licenseInput = z.strictObject({
  productId: id,
  name: fields.name.optional(),
  term: fields.term,
  allocation: fields.allocation,
  deployment: fields.deployment.default("CLOUD"),
  metric: fields.metric.default("USER"),
  startsOn: fields.startsOn.default(null),
  endsOn: fields.endsOn.default(null),
  renewal: fields.renewal.default("NONE"),
  noticeDays: fields.noticeDays.default(null),
  maintained: fields.maintained.default(false),
  maintenanceEndsOn: fields.maintenanceEndsOn.default(null),
  reassignable: fields.reassignable.default(true),
  ownerId: fields.ownerId.default(null),
  departmentId: fields.departmentId.default(null),
  legalEntityId: fields.legalEntityId.default(null),
  licensedToName: fields.licensedToName.default(null),
  licensedToEmail: fields.licensedToEmail.default(null),
  category: fields.category.default(null),
  notes: fields.notes.default(null),
  approvalOverride: fields.approvalOverride.default(false),
  approvalRules: fields.approvalRules.default([]),
});

/** A new licence; `purchase` is its first lot of seats. */
export const createLicenseInput = licenseInput.extend({ purchase: purchaseFields.optional() });

export const changeLicenseInput = z
  .strictObject({ ...fields, productId: id })
  .partial()
  .extend({ licenseId: id, version: versionField, reason: optionalText(1000).optional() });

export const licenseActInput = z.strictObject({ licenseId: id, reason: optionalText(1000).default(null) });
export const licenseIdInput = z.strictObject({ licenseId: id });
