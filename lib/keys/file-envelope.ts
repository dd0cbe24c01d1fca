import { createCipheriv, createHash } from "node:crypto";
import type { Signer } from "./key-ring";

export type FileKind = "LICENSE" | "MACHINE";

type Contents = {
  kind: FileKind;
  /** The document as it is read offline: JSON. */
  document: string;
  /** What the file is encrypted under: the licence key, for a machine file with the fingerprint behind it; null: it is not. */
  secret: string | null;
};

/**
 * The text of a licence or machine file in the format that Keygen published: between its first and last line, base64 of
 * `{"enc","sig","alg","kid"}`, where `sig` (base64, Ed25519) signs `license/` or `machine/` and `enc`. Plain, `enc` is
 * base64 of the document; encrypted (AES-256-GCM, key SHA-256 of the secret), `base64(ciphertext).base64(iv).base64(tag)`.
 */
export function sealFile(
  { kind, document, secret }: Contents,
  signer: Signer,
  randomBytes: (size: number) => Uint8Array,
): string {
  const enc = secret === null ? base64(document) : encrypt(document, secret, randomBytes(12));
  const envelope = {
    enc,
    sig: base64(signer.sign(`${kind.toLowerCase()}/${enc}`)),
    alg: secret === null ? "base64+ed25519" : "aes-256-gcm+ed25519",
    kid: signer.kid,
  };
  return armoured(`${kind} FILE`, JSON.stringify(envelope));
}

/** Base64 in lines of 64 characters between a first and a last line, as in PEM (RFC 7468). */
function armoured(label: string, text: string): string {
  const lines = base64(text).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

function encrypt(document: string, secret: string, iv: Uint8Array): string {
  const cipher = createCipheriv("aes-256-gcm", createHash("sha256").update(secret, "utf8").digest(), iv);
  const ciphertext = Buffer.concat([cipher.update(document, "utf8"), cipher.final()]);
  return [ciphertext, iv, cipher.getAuthTag()].map(base64).join(".");
}

function base64(data: string | Uint8Array): string {
  return Buffer.from(data).toString("base64");
}
