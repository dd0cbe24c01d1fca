import { createDecipheriv, createHash } from "node:crypto";
import { NotGenuine } from "./client-errors";
import { licenseDocument, type LicenseDocument } from "./license-document";
import type { PublicKeys } from "./public-keys";
import { bytesOf, jsonObject } from "./read-json";

const shape = /^-----BEGIN (LICENSE|MACHINE) FILE-----\n([A-Za-z0-9+/=\n]+)\n-----END \1 FILE-----\n?$/;

/** `key` and `fingerprint` open an encrypted file: the key's text, for a machine file with the fingerprint behind it. */
type Secrets = { key: string; fingerprint: string | null };

/**
 * Reads a licence or machine file, plain or encrypted (AES-256-GCM), and verifies its signature first (Ed25519 by one of
 * the keys). Throws `NotGenuine` for anything that was changed, or cannot be opened with this key on this machine.
 */
export function readFile(text: string, keys: PublicKeys, secrets: Secrets): LicenseDocument {
  const [, kind, body] = shape.exec(text.replaceAll("\r\n", "\n")) ?? [];
  if (kind === undefined || body === undefined) throw new NotGenuine("not a licence or machine file");
  const envelope = jsonObject(bytesOf(body.replaceAll("\n", ""), "base64").toString("utf8"), "the file");
  const [enc, kid, algorithm] = [envelope.text("enc"), envelope.text("kid"), envelope.text("alg")];
  keys.requireSigned(kid, `${kind.toLowerCase()}/${enc}`, bytesOf(envelope.text("sig"), "base64"));
  const document = jsonObject(open(enc, algorithm, secretOf(kind, secrets)), "the file");
  return licenseDocument(document, kid);
}

function secretOf(kind: string, { key, fingerprint }: Secrets): string {
  return kind === "MACHINE" ? `${key}${fingerprint ?? ""}` : key;
}

function open(enc: string, algorithm: string, secret: string): string {
  if (algorithm === "base64+ed25519") return bytesOf(enc, "base64").toString("utf8");
  if (algorithm !== "aes-256-gcm+ed25519") throw new NotGenuine("written in a way that this program does not know");
  const [ciphertext, iv, tag, ...more] = enc.split(".").map((part) => bytesOf(part, "base64"));
  if (!ciphertext || !iv || !tag || more.length > 0 || tag.length !== 16)
    throw new NotGenuine("not properly encrypted");
  try {
    const decipher = createDecipheriv("aes-256-gcm", createHash("sha256").update(secret).digest(), iv);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    throw new NotGenuine("cannot be opened with this key on this machine");
  }
}
