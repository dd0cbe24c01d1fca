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

/** Whether a key that a client shows lets it in: its signature first, then one statement. Writes nothing. */
export async function presentKey(runtime: Runtime, text: string): Promise<Presented> {
  const verified = await verifyKeyText(runtime, text);
  if ("code" in verified) return verified;
  const { rows } = await runtime.pool.query<KeyFound>({
    name: "present-key",
    text: keyByHash,
    values: [verified.hash, runtime.now()],
  });
  const [found] = rows;
  if (!found) return { code: "NOT_FOUND", organizationId: verified.organizationId };
  const { code, ...key } = found;
  return code === null ? { key } : { code, organizationId: key.organizationId };
}
