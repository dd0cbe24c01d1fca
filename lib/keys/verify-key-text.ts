import { verify } from "node:crypto";
import type { Runtime } from "@/lib/kernel/runtime";
import { knownKey } from "./key-ring";
import { keyHash, looksSigned, parseKey } from "./key-text";
import { recentlyUsed } from "./recently-used";
import { newSigningPair, publicKeyFrom } from "./signing-pair";

type Verified =
  | { hash: string; organizationId: string | null }
  | { code: "SIGNATURE_INVALID" | "NOT_FOUND"; organizationId: string | null };

type Expected = {
  /** The organisation that asks: another one's key is as good as none. */
  organizationId?: string;
};

/** Verifies nothing, and takes as long over it: an unknown or foreign key id costs what a known one does. */
const nobodysKey = publicKeyFrom(newSigningPair(() => new Uint8Array(32)).publicKey);

/**
 * Signed texts that verified, with whose they are: a signature once good stays so, and nobody makes another text of the
 * same hash. That the key is revoked, or its signing key ended, is told by the statement that follows, each time.
 */
const verifiedTexts = recentlyUsed<{ hash: string; organizationId: string }>(20_000);

/** Whose a key is that was shown here lately; null where its text alone does not tell. Asks nobody. */
export const ownerOfKeyText = (text: string): string | null => verifiedTexts.get(text.trim())?.organizationId ?? null;

/**
 * Whether the text of a key is one that we could have issued, before anything is looked up by it: the signature of a
 * signed key, the check character of a short one. Never throws over a text, whatever it holds. That the key is in use and
 * its signing key still verifies is told by `keyByHash`, in the statement that finds it. `organizationId` is whose key it
 * claims to be, where that is known.
 */
export async function verifyKeyText(runtime: Runtime, text: string, expected: Expected = {}): Promise<Verified> {
  const kept = verifiedTexts.get(text.trim());
  if (kept && (expected.organizationId ?? kept.organizationId) === kept.organizationId) return kept;
  const parsed = parseKey(text);
  if (!parsed) return { code: looksSigned(text) ? "SIGNATURE_INVALID" : "NOT_FOUND", organizationId: null };
  if (parsed.kind === "SHORT") return { hash: keyHash(parsed.text), organizationId: null };
  const known = await knownKey(runtime, parsed.kid);
  const isOurs = known && (expected.organizationId ?? known.organizationId) === known.organizationId;
  const trusted = isOurs ? known : null;
  const isGood = verify(null, Buffer.from(parsed.signedText), trusted?.key ?? nobodysKey, parsed.signature);
  const organizationId = trusted?.organizationId ?? null;
  if (!isGood || !trusted) return { code: "SIGNATURE_INVALID", organizationId };
  return verifiedTexts.set(parsed.text, { hash: keyHash(parsed.text), organizationId: trusted.organizationId });
}
