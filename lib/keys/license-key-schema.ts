import { z } from "zod";
import { LicenseKeyKind } from "@/lib/db/generated/enums";
import { idField as id, optionalText, requiredText } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

/** What a client program makes of the hardware it runs on: the same at every start. */
export const fingerprintField = z
  .string()
  .trim()
  .min(8, "is at least 8 characters")
  .max(512, "is at most 512 characters")
  .regex(/^[\x20-\x7e]+$/, "is printable ASCII characters");

export const issueKeysInput = z.strictObject({
  licenseId: id,
  kind: z.enum(LicenseKeyKind).default("SIGNED"),
  count: z.int("is a whole number").min(1, "is at least 1").max(1_000, "is at most 1,000").default(1),
  label: optionalText(200).default(null),
  /** Binds the key to the one machine with this fingerprint. */
  fingerprint: optionalText(512).pipe(fingerprintField.nullable()).default(null),
});

export const keyIdInput = z.strictObject({ keyId: id });
export const revokeKeyInput = z.strictObject({ keyId: id, reason: requiredText(1000) });
export const replaceKeyInput = z.strictObject({ keyId: id, reason: optionalText(1000).default(null) });

/** `SIGNATURE_ENDED`: signed by a signing key that verifies no longer. */
export const keyStatuses = ["ACTIVE", "REVOKED", "REPLACED", "SIGNATURE_ENDED"] as const;
export type KeyStatus = (typeof keyStatuses)[number];

export const listKeysInput = pageInput
  .extend({
    licenseId: id,
    status: z.enum(keyStatuses).optional(),
    kind: z.enum(LicenseKeyKind).optional(),
  })
  .strict();
