import { z } from "zod";
import {
  archivedFilter,
  idField,
  optionalHttpsUrl,
  optionalId,
  optionalText,
  requiredText,
  searchFilter,
  versionField,
} from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

const vendorFields = { name: requiredText(200), website: optionalHttpsUrl };

export const createVendorInput = z.strictObject({ name: vendorFields.name, website: vendorFields.website.optional() });
export const changeVendorInput = z
  .strictObject(vendorFields)
  .partial()
  .extend({ vendorId: idField, version: versionField });
export const vendorIdInput = z.strictObject({ vendorId: idField });
export const listVendorsInput = pageInput.extend({ q: searchFilter, archived: archivedFilter }).strict();

/** Who approves a request, in this order; nobody, where the list is empty. */
const approvalRules = z
  .array(z.enum(["MANAGER", "LICENSE_OWNER"]))
  .max(2)
  .refine((rules) => new Set(rules).size === rules.length, "names each approver once");

/** How client programs name a product besides its id; told apart without regard to case. */
const productCode = optionalText(64).refine(
  (code) => code === null || /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(code),
  "is letters, digits and dashes, such as figma-pro",
);

const productFields = {
  vendorId: idField,
  name: requiredText(200),
  code: productCode,
  category: optionalText(120),
  description: optionalText(2_000),
  ownerId: optionalId,
  requestable: z.boolean(),
  approvalRules,
  downloadUrl: optionalHttpsUrl,
  serverAddress: optionalText(300),
  startingNote: optionalText(2_000),
  supportContact: optionalText(300),
};

export const createProductInput = z.strictObject(productFields).partial().required({ vendorId: true, name: true });
export const changeProductInput = z
  .strictObject(productFields)
  .partial()
  .extend({ productId: idField, version: versionField });
export const productIdInput = z.strictObject({ productId: idField });
export const listProductsInput = pageInput
  .extend({
    q: searchFilter,
    vendor: idField.optional(),
    category: z.string().max(120).optional(),
    owner: idField.optional(),
    requestable: z.enum(["yes", "no"]).optional(),
    archived: archivedFilter,
  })
  .strict();

export const optionsInput = z.strictObject({ q: searchFilter });
