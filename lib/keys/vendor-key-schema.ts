import { z } from "zod";
import { idField as id, optionalId, optionalText } from "@/lib/kernel/fields";

/** A key is kept to the letter, apart from the white space around it. */
export const addVendorKeyInput = z.strictObject({
  licenseId: id,
  key: z.string().trim().min(1, "is needed").max(8_000, "is at most 8,000 characters"),
  label: optionalText(200).default(null),
  seatId: optionalId.default(null),
});

export const vendorKeyIdInput = z.strictObject({ keyId: id });
export const archiveVendorKeyInput = z.strictObject({ keyId: id, reason: optionalText(1000).default(null) });
export const listVendorKeysInput = z.strictObject({ licenseId: id });
export const changeVendorKeyInput = z.strictObject({ keyId: id, label: optionalText(200) });
