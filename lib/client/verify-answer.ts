import { createHash, timingSafeEqual } from "node:crypto";
import { NotGenuine } from "./client-errors";
import type { PublicKeys } from "./public-keys";
import { bytesOf } from "./read-json";

/** What was asked; the server signs over it, so that an answer fits one question alone. */
export type Question = { method: string; targetUri: string; nonce: string };

export type SignedAnswer = { status: number; headers: Headers; body: Uint8Array };

const covered = ['"@status"', '"content-digest"', '"@method";req', '"@target-uri";req', '"leasehold-nonce";req'];

/**
 * Throws unless an answer is signed as in RFC 9421 (label `leasehold`, Ed25519) by one of the keys, over its status, its
 * body (Content-Digest, RFC 9530) and the question with its nonce: changed on its way, given to another question or
 * played back, it does not verify.
 */
export function verifyAnswer({ status, headers, body }: SignedAnswer, question: Question, keys: PublicKeys): void {
  const digest = headers.get("content-digest");
  if (digest === null) throw new NotGenuine("the answer is not signed");
  requireDigest(digest, body);
  const { components, raw, keyId } = readInput(headers.get("signature-input") ?? "");
  if (covered.some((component) => !components.includes(component)))
    throw new NotGenuine("the signature covers too little");
  const values: Record<string, string> = {
    '"@status"': String(status),
    '"content-digest"': digest,
    '"@method";req': question.method,
    '"@target-uri";req': question.targetUri,
    '"leasehold-nonce";req': question.nonce,
  };
  const lines = components.map((component) => {
    const value = values[component];
    if (value === undefined) throw new NotGenuine("the signature covers what this program does not know");
    return `${component}: ${value}`;
  });
  const base = [...lines, `"@signature-params": ${raw}`].join("\n");
  const [, signature = ""] = /(?:^|,\s*)leasehold=:([A-Za-z0-9+/=]+):/.exec(headers.get("signature") ?? "") ?? [];
  keys.requireSigned(keyId, base, bytesOf(signature, "base64"));
}

function requireDigest(header: string, body: Uint8Array): void {
  const [, told = ""] = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/=]+):/.exec(header) ?? [];
  const expected = createHash("sha256").update(body).digest();
  const bytes = bytesOf(told, "base64");
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected))
    throw new NotGenuine("the body is not the one that was signed");
}

/** The member `leasehold` of Signature-Input: what is covered, and its own text, which is signed too. */
function readInput(header: string): { components: string[]; raw: string; keyId: string } {
  const member = /(?:^|,\s*)leasehold=(\(((?:"[^"]*"(?:;req)?\s?)*)\)((?:;[a-z]+=(?:"[^"]*"|\d+))*))/.exec(header);
  const [, raw, list, parameters] = member ?? [];
  if (raw === undefined || list === undefined || parameters === undefined)
    throw new NotGenuine("the answer is not signed");
  const [, algorithm] = /;alg="([^"]*)"/.exec(parameters) ?? [];
  const [, keyId] = /;keyid="([^"]*)"/.exec(parameters) ?? [];
  if (algorithm !== "ed25519" || keyId === undefined)
    throw new NotGenuine("signed in a way that this program does not know");
  return { components: list.split(" ").filter(Boolean), raw, keyId };
}
