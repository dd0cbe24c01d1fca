import { createHash } from "node:crypto";
import { keyPayload, type KeyPayload } from "./key-payload";
import type { Signer } from "./key-ring";
import { readShortKey } from "./short-key";

type ParsedKey =
  | { kind: "SIGNED"; text: string; payload: KeyPayload; kid: string; signedText: string; signature: Buffer }
  | { kind: "SHORT"; text: string };

/** More is no key of ours: a signed one has about 500 characters. */
const longestKey = 2_000;
const signedShape = /^(key\/([\w-]+))\.([\w-]{86})$/;

/**
 * Reads the text of a key, without saying anything of whether it is good; null for what is none. Strict about a signed
 * key's encoding, since every change of it must be found: base64url has characters whose last bits decoders ignore.
 */
export function parseKey(given: string): ParsedKey | null {
  if (given.length > longestKey) return null;
  const text = given.trim();
  if (!looksSigned(text)) {
    const short = readShortKey(text);
    return short === null ? null : { kind: "SHORT", text: short };
  }
  const [, signedText = "", encoded = "", signatureText = ""] = signedShape.exec(text) ?? [];
  const payload = readPayload(encoded);
  const signature = Buffer.from(signatureText, "base64url");
  if (!payload || signature.length !== 64 || signature.toString("base64url") !== signatureText) return null;
  return { kind: "SIGNED", text, payload, kid: payload.kid, signedText, signature };
}

export function looksSigned(text: string): boolean {
  return text.trimStart().startsWith("key/");
}

function readPayload(encoded: string): KeyPayload | null {
  const bytes = Buffer.from(encoded, "base64url");
  if (bytes.length === 0 || bytes.toString("base64url") !== encoded) return null;
  try {
    return keyPayload.safeParse(JSON.parse(bytes.toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** `key/` base64url(payload) `.` base64url(signature of the text before the dot). */
export function signKeyText(payload: KeyPayload, signer: Signer): string {
  const signedText = `key/${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  return `${signedText}.${signer.sign(signedText).toString("base64url")}`;
}

/** SHA-256 (hex) of a key's text, by which it is found: a key has 120 random bits at least, or a signature. */
export function keyHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 (hex) of a machine's fingerprint, as a key bound to it says it. */
export function fingerprintHash(fingerprint: string): string {
  return createHash("sha256").update(fingerprint).digest("hex");
}
