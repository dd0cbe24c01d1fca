import { remembered } from "@/lib/kernel/remembered";
import type { Runtime } from "@/lib/kernel/runtime";
import { keyByHash, type KeyFound } from "./key-by-hash.sql";
import { verifyKeyText } from "./verify-key-text";

type Presented =
  | { key: Omit<KeyFound, "code"> }
  | {
      code: "SIGNATURE_INVALID" | "NOT_FOUND" | "KEY_REVOKED" | "KEY_REPLACED";
      /** Whose key it is or claims to be, where that is known: whose key signs the answer. */
      organizationId: string | null;
    };

/** Whether a key that a client shows lets it in: its signature first, then one statement, or none where it was seen before. Writes nothing. */
export async function presentKey(runtime: Runtime, text: string): Promise<Presented> {
  const verified = await verifyKeyText(runtime, text);
  if ("code" in verified) return verified;
  const now = runtime.now();
  const found = await remembered(runtime, "license_key", verified.hash, async () => {
    const values = [verified.hash, now];
    return (await runtime.pool.query<KeyFound>({ name: "present-key", text: keyByHash, values })).rows[0];
  });
  if (!found) return { code: "NOT_FOUND", organizationId: verified.organizationId };
  const { code: told, ...key } = found;
  const code = told ?? (key.verifiesUntil && key.verifiesUntil <= now ? "SIGNATURE_INVALID" : null);
  return code === null ? { key } : { code, organizationId: key.organizationId };
}
