import { z } from "zod";
import { LicenseKeyKind } from "@/lib/db/generated/enums";
import { idField as id, optionalText, requiredText } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

/** As many characters as a machine's fingerprint may have. */
const longestFingerprint = 256;

export const issueKeysInput = z.strictObject({
  licenseId: id,
  kind: z.enum(LicenseKeyKind).default("SIGNED"),
  count: z.int("is a whole number").min(1, "is at least 1").max(1_000, "is at most 1,000").default(1),
  label: optionalText(200).default(null),
  /** Binds the key to the one machine with this fingerprint. */
  fingerprint: optionalText(longestFingerprint).default(null),
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
