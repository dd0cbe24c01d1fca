import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { endedKidsOf } from "@/lib/keys/license-key-view";
import { openKey } from "@/lib/keys/sealed-key";

export type FileKey = {
  id: string;
  text: string;
  /** SHA-256 (hex) of the one machine that the key is bound to. */
  fingerprint: string | null;
  /** Whoever asks has shown the key, so that the file may say it. */
  shown: boolean;
};

type Asked = { keyId?: string | undefined; encrypt: boolean };

/** The key of a file: the one that a client program showed, else the one that was named, which must be in use. */
export async function fileKey(ctx: Context, licenseId: string, { keyId, encrypt }: Asked): Promise<FileKey | null> {
  const own = ctx.actor.kind === "license" ? ctx.actor.keyId : null;
  if (own !== null && keyId !== undefined && keyId !== own)
    throw refuseInput({ keyId: "is left out: the key that you showed is used" });
  const wanted = own ?? keyId;
  if (wanted === undefined) {
    if (encrypt) throw refuseInput({ keyId: "is needed to encrypt a file: name a key of the licence" });
    return null;
  }
  const row = await ctx.tx.licenseKey.findUnique({ where: { id: wanted, licenseId } });
  if (!row) throw refuseInput({ keyId: "is not a key of this licence" });
  if (row.revokedAt) throw refuse("license-key-out-of-use", { how: "revoked" });
  if (row.replacedAt) throw refuse("license-key-out-of-use", { how: "replaced" });
  if (row.kid !== null && (await endedKidsOf(ctx)).has(row.kid))
    throw refuse("license-key-out-of-use", { how: "ended with its signing key" });
  return { id: row.id, text: openKey(ctx.secrets, row), fingerprint: row.fingerprint, shown: own !== null };
}
