import { z } from "zod";
import { FeatureKind, MeterReset } from "@/lib/db/generated/enums";
import { archivedFilter, idField, optionalText, requiredText, searchFilter, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

/** How client programs name a product, a feature or an add-on. */
export const codeField = z
  .string()
  .trim()
  .min(1, "is needed")
  .max(60, "is at most 60 characters")
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "has lower-case letters, digits and - _ . only, and begins with a letter or digit");

/** The largest value that a limit or meter takes. */
export const largestValue = 2_147_483_647;
const tokenWeight = z.int("is a whole number").min(1, "is at least 1").max(1_000_000, "is at most 1,000,000");

const fields = {
  code: codeField,
  name: requiredText(200),
  description: optionalText(2_000),
  kind: z.enum(FeatureKind),
  /** What is counted, in words: "render nodes". */
  unit: optionalText(60),
  meterReset: z.enum(MeterReset),
  tokenWeight: tokenWeight.nullable(),
};

export const createFeatureInput = z.strictObject({
  productId: idField,
  code: fields.code,
  name: fields.name,
  description: fields.description.default(null),
  kind: fields.kind,
  unit: fields.unit.default(null),
  meterReset: fields.meterReset.default("NEVER"),
  tokenWeight: fields.tokenWeight.default(null),
});

export const changeFeatureInput = z
  .strictObject(fields)
  .partial()
  .extend({ featureId: idField, version: versionField });

export const featureIdInput = z.strictObject({ featureId: idField });

export const listFeaturesInput = pageInput
  .extend({ productId: idField, q: searchFilter, kind: z.enum(FeatureKind).optional(), archived: archivedFilter })
  .strict();
