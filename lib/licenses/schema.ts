import { z } from "zod";
import { ApprovalRule } from "@/lib/db/generated/enums";
import {
  idField as id,
  optionalDay as day,
  optionalEmail,
  optionalId,
  optionalText,
  requiredText,
  versionField,
} from "@/lib/kernel/fields";
import { ruleFields } from "./license-rules-schema";
import { moneyInput, purchaseFields } from "./purchase-schema";

const metadataValue = z.union([
  z.string().max(2_000, "is at most 2,000 characters"),
  z.number().min(-9e15, "is too small").max(9e15, "is too large"),
  z.boolean(),
  z.null(),
]);

const fields = {
  ...ruleFields,
  name: requiredText(300),
  licenseTypeId: optionalId,
  startsOn: day,
  endsOn: day,
  maintenanceEndsOn: day,
  /** What one unit's maintenance costs for `maintenanceMonths`. */
  maintenancePrice: moneyInput.nullable(),
  ownerId: optionalId,
  departmentId: optionalId,
  siteId: optionalId,
  legalEntityId: optionalId,
  licensedToName: optionalText(200),
  licensedToEmail: optionalEmail,
  category: optionalText(100),
  notes: optionalText(20_000),
  approvalOverride: z.boolean(),
  approvalRules: z.array(z.enum(ApprovalRule)).max(2),
  /** Given to client programs as it is. */
  metadata: z
    .record(z.string().min(1, "is needed").max(100, "is at most 100 characters"), metadataValue)
    .refine((entries) => Object.keys(entries).length <= 50, "has at most 50 entries"),
};

/**
 * A new licence. What is left out comes from its type, where one is named: its rules, the end of its term, the seats of its
 * first purchase (`null`: none is made). Without a type, `term` and `allocation` are needed.
 */
export const createLicenseInput = z
  .strictObject({ ...fields, productId: id })
  .partial()
  .required({ productId: true })
  .extend({ purchase: purchaseFields.extend({ seats: purchaseFields.shape.seats.optional() }).nullable().optional() });

export const changeLicenseInput = z
  .strictObject({ ...fields, productId: id })
  .partial()
  .extend({ licenseId: id, version: versionField, reason: optionalText(1000).optional() });

export const licenseActInput = z.strictObject({ licenseId: id, reason: optionalText(1000).default(null) });
export const licenseIdInput = z.strictObject({ licenseId: id });
