import { z } from "zod";
import { archivedFilter, idField, optionalText, requiredText, searchFilter, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { codeField, largestValue } from "./feature-schema";

/** A value of a feature: not negative; null for a FLAG, and for a METER without a limit. */
export const featureValue = z
  .int("is a whole number")
  .min(0, "is not negative")
  .max(largestValue, `is at most ${largestValue.toLocaleString("en")}`)
  .nullable();

const fields = {
  code: codeField,
  name: requiredText(200),
  description: optionalText(2_000),
  features: z
    .array(z.strictObject({ featureId: idField, value: featureValue.optional() }))
    .min(1, "names no feature")
    .max(100, "is at most 100 features")
    .refine(
      (features) => new Set(features.map(({ featureId }) => featureId)).size === features.length,
      "names each feature once",
    ),
};

export const createAddOnInput = z.strictObject({
  productId: idField,
  code: fields.code,
  name: fields.name,
  description: fields.description.default(null),
  features: fields.features,
});
export const changeAddOnInput = z.strictObject(fields).partial().extend({ addOnId: idField, version: versionField });
export const addOnIdInput = z.strictObject({ addOnId: idField });
export const listAddOnsInput = pageInput
  .extend({ productId: idField, q: searchFilter, archived: archivedFilter })
  .strict();
