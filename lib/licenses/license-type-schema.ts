import { z } from "zod";
import { LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import { archivedFilter, idField, optionalText, requiredText, searchFilter, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { ruleFields, ruleNames } from "./license-rules-schema";

/** A feature that licences of the type are granted, where their product has one of that code. */
const typeFeature = z.strictObject({
  code: requiredText(100),
  value: z.int("is a whole number").min(0, "is at least 0").max(2_147_483_647).nullable().default(null),
  enabled: z.boolean().default(true),
});

const typeFields = {
  ...ruleFields,
  name: requiredText(120),
  description: optionalText(2_000),
  /** Units of the first purchase, where a licence is made without one. */
  seats: z.int("is a whole number of seats").min(1, "is at least 1").max(1_000_000, "is at most 1,000,000").nullable(),
  features: z
    .array(typeFeature)
    .max(200, "is at most 200")
    .refine((all) => new Set(all.map(({ code }) => code.toLowerCase())).size === all.length, "names each feature once"),
};

export const createLicenseTypeInput = z
  .strictObject(typeFields)
  .partial()
  .required({ name: true, term: true, allocation: true });

const licenseTypeId = idField;
export const licenseTypeIdInput = z.strictObject({ licenseTypeId });
export const changeLicenseTypeInput = z
  .strictObject(typeFields)
  .partial()
  .extend({ licenseTypeId, version: versionField });
export const resetLicenseTypeInput = z.strictObject({ licenseTypeId, version: versionField });
export const duplicateLicenseTypeInput = z.strictObject({ licenseTypeId, name: typeFields.name.optional() });

export const listLicenseTypesInput = pageInput
  .extend({
    q: searchFilter,
    term: z.enum(LicenseTerm).optional(),
    allocation: z.enum(LicenseAllocation).optional(),
    archived: archivedFilter,
  })
  .strict();

export const listDifferencesInput = pageInput.extend({ licenseTypeId }).strict();

/** What of a type can be applied to its licences: each rule, and its features as one. */
export const applicableFields = [...ruleNames, "features"] as const;

export const applyLicenseTypeInput = z.strictObject({
  licenseTypeId,
  licenseIds: z.array(idField).min(1, "names at least one licence").max(200, "names at most 200 licences"),
  /** Only these; everything that differs, where none are named. */
  fields: z.array(z.enum(applicableFields)).min(1, "names at least one field").optional(),
  /** The states that were looked at, by licence id: what has changed since is left as it is. */
  versions: z.record(z.string().max(64), versionField.max(2_147_483_647)).optional(),
});
