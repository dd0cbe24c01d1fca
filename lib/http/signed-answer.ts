import { log } from "@/lib/kernel/log";
import type { Runtime } from "@/lib/kernel/runtime";
import { lastSigner, signerFrom, signerOf, type Signer } from "@/lib/keys/key-ring";
import type { PlainAnswer } from "./asked";
import type { AskedRequest } from "./message-signature";
import { signatureHeaders } from "./message-signature";

/** Whose key signs: an organisation's current one, which may have been read already. */
export type SignedBy = { organizationId: string | null; signingKey: { kid: string; sealed: Uint8Array } | null };

/** Signs an answer. Nothing on the way may change its bytes: they are what the digest covers. */
export async function signedAnswer(
  runtime: Runtime,
  by: SignedBy,
  request: AskedRequest,
  { status, headers, body }: PlainAnswer,
): Promise<PlainAnswer> {
  // Whoever is told that the database is away, or overrun, does not wait for it once more.
  const signer = status === 503 ? lastSigner(runtime, by.organizationId) : await signerFor(runtime, by).catch(unsigned);
  const signed = signer ? signatureHeaders({ status, body, request, at: runtime.now() }, signer) : {};
  return { status, headers: { ...headers, "cache-control": "no-store, no-transform", ...signed }, body };
}

function unsigned(error: unknown): null {
  log.error({ err: error }, "an answer could not be signed");
  return null;
}

async function signerFor(runtime: Runtime, { organizationId, signingKey }: SignedBy): Promise<Signer | null> {
  if (signingKey) return signerFrom(runtime.secrets, signingKey);
  const owner = organizationId ?? (await firstOrganization(runtime));
  return owner === null ? null : signerOf(runtime, owner);
}

const first = new WeakMap<Runtime["db"], string>();

/** What belongs to no organisation is signed by the first that was set up here. */
async function firstOrganization(runtime: Runtime): Promise<string | null> {
  const known = first.get(runtime.db);
  if (known !== undefined) return known;
  const row = await runtime.db.organization.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (row) first.set(runtime.db, row.id);
  return row?.id ?? null;
}
