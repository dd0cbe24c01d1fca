import { z } from "zod";
import { PriceBasis } from "@/lib/db/generated/enums";
import { idField as id, optionalDay as day, optionalText, versionField } from "@/lib/kernel/fields";

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** Money in minor units of its currency. */
export const moneyInput = z.strictObject({
  amount: z.int("is a whole number of minor units").min(0).max(100_000_000_000_000),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => currencies.has(code), "is a currency code such as EUR or USD"),
});

const fields = {
  seats: z.int("is a whole number of seats").min(1, "is at least 1").max(1_000_000, "is at most 1,000,000"),
  startsOn: day,
  endsOn: day,
  purchasedOn: day,
  orderNumber: optionalText(200),
  purchaseOrder: optionalText(200),
  supplier: optionalText(200),
  price: moneyInput.nullable(),
  priceBasis: z.enum(PriceBasis),
  note: optionalText(5000),
};

export const purchaseFields = z.strictObject({
  seats: fields.seats,
  startsOn: fields.startsOn.default(null),
  endsOn: fields.endsOn.default(null),
  purchasedOn: fields.purchasedOn.default(null),
  orderNumber: fields.orderNumber.default(null),
  purchaseOrder: fields.purchaseOrder.default(null),
  supplier: fields.supplier.default(null),
  price: fields.price.default(null),
  priceBasis: fields.priceBasis.default("TOTAL"),
  note: fields.note.default(null),
});

export const addPurchaseInput = purchaseFields.extend({ licenseId: id });

/**
 * A change that leaves fewer seats than are held says so and needs `allowOversubscription`; one that alters the past
 * needs a reason.
 */
const consent = {
  allowOversubscription: z.boolean().default(false),
  reason: optionalText(1000).default(null),
};

/** A purchase may be named together with its licence; it must then be one of that licence. */
const named = { purchaseId: id, licenseId: id.optional() };

export const purchaseIdInput = z.strictObject(named);
export const changePurchaseInput = z
  .strictObject({ ...fields })
  .partial()
  .extend({ ...named, version: versionField, ...consent });
export const archivePurchaseInput = z.strictObject({ ...named, ...consent });
export const previewPurchaseInput = z
  .strictObject({ ...fields })
  .partial()
  .extend({ purchaseId: id, archive: z.boolean().default(false) });
