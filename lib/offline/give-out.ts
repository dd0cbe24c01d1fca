import { createHash } from "node:crypto";
import type { Context } from "@/lib/kernel/operation";
import { sealFile, type FileKind } from "@/lib/keys/file-envelope";
import { signerIn } from "@/lib/keys/key-ring";
import { documentText, type FileMeta } from "./license-document";

type Given = {
  kind: FileKind;
  licenseId: string;
  activationId: string | null;
  keyId: string | null;
  leaseId?: string | undefined;
  /** What it is encrypted under; null: it is not. */
  secret: string | null;
  data: object;
  included: readonly object[];
  expiresAt: Date;
  nonce?: string | undefined;
};

/** A file as it is given out. Its text is kept nowhere: only that it was, and its hash. */
export type GivenFile = { id: string; file: string; expiresAt: Date };

/** Signs a file and records that it was given out, so that a later revocation can reach it. */
export async function giveOut(ctx: Context, given: Given): Promise<GivenFile> {
  const { kind, licenseId, activationId, keyId, leaseId = null, secret, data, included, expiresAt, nonce } = given;
  const id = ctx.newId("issuedFile");
  const meta: FileMeta = { id, issued: ctx.now, expiry: expiresAt, ...(nonce ? { nonce } : {}) };
  const signer = await signerIn(ctx);
  const file = sealFile({ kind, document: documentText(data, included, meta), secret }, signer, ctx.randomBytes);
  const facts = {
    kind,
    kid: signer.kid,
    encrypted: secret !== null,
    sha256: createHash("sha256").update(file).digest("hex"),
    issuedAt: ctx.now,
    expiresAt,
  };
  await ctx.tx.issuedFile.create({
    data: { ...facts, id, organizationId: ctx.organizationId, licenseId, activationId, keyId, leaseId },
  });
  ctx.record("file.issued", { kind: "file", id }, { after: facts, related: [licenseId, activationId, keyId, leaseId] });
  return { id, file, expiresAt };
}
