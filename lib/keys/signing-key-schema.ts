import { z } from "zod";
import { idField, requiredText } from "@/lib/kernel/fields";

const reason = requiredText(1000);

export const rotateSigningKeyInput = z.strictObject({
  /** The current key as the caller saw it: a rotation is not done twice. */
  currentId: idField,
  /** Days for which what the old key signed still verifies; null: for ever. */
  overlapDays: z.int("is a whole number of days").min(1, "is at least 1").max(3_650, "is at most 3,650").nullable(),
  reason,
});

/** The licence keys that a retired signing key signed get successors. */
export const replaceKeysSignedByInput = z.strictObject({ signingKeyId: idField, reason });

export const endSigningKeyInput = z.strictObject({ signingKeyId: idField, reason });
