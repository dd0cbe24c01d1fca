import { z } from "zod";
import { featureValue } from "@/lib/catalog/add-on-schema";
import { archivedFilter, idField, optionalId, optionalText, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

const isMoment = (text: string) =>
  text === "" ||
  z.iso.date().safeParse(text).success ||
  z.iso.datetime({ offset: true, precision: undefined }).safeParse(text).success;

/**
 * When something begins or ends: an instant, or a day of the organisation, whose first instant begins it and whose last
 * ends it. Empty or null is no bound.
 */
export const moment = z
  .string()
  .trim()
  .max(40)
  .refine(isMoment, "is a day such as 2027-03-12, or an instant such as 2027-03-12T09:00:00Z")
  .transform((text) => (text === "" ? null : text))
  .nullable();

const reason = optionalText(1000).default(null);
/** A feature by its id or, where only one of the licence's products has it, by its code. */
const feature = z.string().trim().min(1, "is needed").max(64);
const value = featureValue.optional();
const quantity = z.int("is a whole number").min(1, "is at least 1").max(100_000, "is at most 100,000");
const period = { startsAt: moment, endsAt: moment };
const newPeriod = { startsAt: moment.default(null), endsAt: moment.default(null) };
const list = pageInput.extend({ licenseId: idField, archived: archivedFilter }).strict();

export const grantEntitlementInput = z.strictObject({
  licenseId: idField,
  feature,
  value,
  enabled: z.boolean().default(true),
  ...newPeriod,
  reason,
});
export const changeEntitlementInput = z
  .strictObject({ value: featureValue, ...period })
  .partial()
  .extend({ entitlementId: idField, version: versionField, reason });
export const switchEntitlementInput = z.strictObject({ entitlementId: idField, enabled: z.boolean(), reason });
export const entitlementIdInput = z.strictObject({ entitlementId: idField });
export const withdrawEntitlementInput = entitlementIdInput.extend({ reason });
export const listEntitlementsInput = list;

export const grantAddOnInput = z.strictObject({
  licenseId: idField,
  addOnId: idField,
  quantity: quantity.default(1),
  enabled: z.boolean().default(true),
  ...newPeriod,
  reason,
});
export const changeLicenseAddOnInput = z
  .strictObject({ quantity, ...period })
  .partial()
  .extend({ licenseAddOnId: idField, version: versionField, reason });
export const switchLicenseAddOnInput = z.strictObject({ licenseAddOnId: idField, enabled: z.boolean(), reason });
export const licenseAddOnIdInput = z.strictObject({ licenseAddOnId: idField });
export const withdrawLicenseAddOnInput = licenseAddOnIdInput.extend({ reason });
export const listLicenseAddOnsInput = list;

/** For one person, one department (and those below it) or one machine. */
export const grantOverrideInput = z.strictObject({
  licenseId: idField,
  feature,
  personId: optionalId.default(null),
  departmentId: optionalId.default(null),
  activationId: optionalId.default(null),
  value,
  enabled: z.boolean().default(true),
  ...newPeriod,
  reason,
});
export const changeOverrideInput = z
  .strictObject({ value: featureValue, enabled: z.boolean(), ...period })
  .partial()
  .extend({ overrideId: idField, version: versionField, reason: optionalText(1000).optional() });
export const overrideIdInput = z.strictObject({ overrideId: idField });
export const withdrawOverrideInput = overrideIdInput.extend({ reason });
export const listOverridesInput = list;

export const explainEntitlementsInput = z.strictObject({
  licenseId: idField,
  personId: idField.optional(),
  activationId: idField.optional(),
  departmentId: idField.optional(),
});

const amount = z.int("is a whole number").min(1, "is at least 1").max(1_000_000_000, "is at most 1,000,000,000");

/** `user` (an id, e-mail address, username or employee number) and `activationId` say for whom, where overrides make a difference. */
export const consumeMeterInput = z.strictObject({
  licenseId: idField,
  feature,
  amount: amount.default(1),
  user: z.string().trim().min(1).max(320).optional(),
  activationId: idField.optional(),
});
export const releaseMeterInput = z.strictObject({ licenseId: idField, feature, amount: amount.default(1) });
export const readMetersInput = z.strictObject({ licenseId: idField });
