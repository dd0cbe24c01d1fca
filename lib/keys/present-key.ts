import { remembered } from "@/lib/kernel/remembered";
import type { Runtime } from "@/lib/kernel/runtime";
import { keyByHash, type KeyFound } from "./key-by-hash.sql";
import { noteSigner } from "./key-ring";
import { verifyKeyText } from "./verify-key-text";

type Presented =
  | {
      key: Omit<KeyFound, "code">;
      /** The organisation's current signing key, sealed: what signs the answer. */
      signingKey: { kid: string; sealed: Uint8Array } | null;
    }
  | {
      code: "SIGNATURE_INVALID" | "NOT_FOUND" | "KEY_REVOKED" | "KEY_REPLACED";
      /** Whose key it is or claims to be, where that is known: whose key signs the answer. */
      organizationId: string | null;
    };

type Found = KeyFound & { kid: string | null; sealed: Uint8Array | null };

const statement = `
  SELECT k.*, ring.kid, ring.sealed FROM (${keyByHash}) k
  LEFT JOIN signing_key ring ON ring.organization_id = k."organizationId" AND ring.retired_at IS NULL`;

/**
 * Whether a key that a client shows lets it in: its signature first, then one statement, or none where what it says is still
 * remembered. Writes nothing.
 */
export async function presentKey(runtime: Runtime, text: string): Promise<Presented> {
  const verified = await verifyKeyText(runtime, text);
  if ("code" in verified) return verified;
  const now = runtime.now();
  const found = await remembered(runtime, "license_key", verified.hash, async () => {
    const values = [verified.hash, now];
    const [row] = (await runtime.pool.query<Found>({ name: "present-key", text: statement, values })).rows;
    if (row && row.kid !== null && row.sealed !== null)
      noteSigner(runtime, row.organizationId, { kid: row.kid, sealed: row.sealed });
    return row;
  });
  if (!found) return { code: "NOT_FOUND", organizationId: verified.organizationId };
  const { code: told, kid, sealed, ...key } = found;
  const code = told ?? (key.verifiesUntil && key.verifiesUntil <= now ? "SIGNATURE_INVALID" : null);
  if (code !== null) return { code, organizationId: key.organizationId };
  return { key, signingKey: kid !== null && sealed !== null ? { kid, sealed } : null };
}
