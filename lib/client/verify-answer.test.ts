import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { signatureHeaders } from "@/lib/http/message-signature";
import { NotGenuine } from "./client-errors";
import { PublicKeys } from "./public-keys";
import { verifyAnswer, type Question } from "./verify-answer";

const pair = generateKeyPairSync("ed25519");
const x = String(pair.publicKey.export({ format: "jwk" }).x);
const keys = new PublicKeys({ keys: [{ kty: "OKP", crv: "Ed25519", kid: "kid-1", x }] });
const signer = { kid: "kid-1", sign: (data: Uint8Array) => sign(null, data, pair.privateKey) };

const question: Question = { method: "POST", targetUri: "https://licences.test/api/v1/validate", nonce: "n-1" };
const body = '{"valid":true}';

function answer(given: { status?: number; body?: string; request?: object; signed?: string } = {}) {
  const request = { ...question, ...given.request };
  const headers = signatureHeaders({ status: 200, body: given.signed ?? body, request, at: new Date(0) }, signer);
  return { status: given.status ?? 200, headers: new Headers(headers), body: Buffer.from(given.body ?? body) };
}

/** The answer with one of its headers rewritten. */
function rewritten(name: string, change: (value: string) => string | null) {
  const { headers, ...rest } = answer();
  const value = change(headers.get(name) ?? "");
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return { ...rest, headers };
}

test("an answer of the server to this question is believed", () => {
  expect(() => verifyAnswer(answer(), question, keys)).not.toThrow();
  expect(() => verifyAnswer(answer({ body: "", signed: "" }), question, keys)).not.toThrow();
});

test("another status, body, question or nonce is not", () => {
  for (const given of [
    answer({ status: 201 }),
    answer({ body: '{"valid":false}' }),
    answer({ request: { method: "GET" } }),
    answer({ request: { targetUri: "https://licences.test/api/v1/activations" } }),
    answer({ request: { nonce: "n-0" } }),
    answer({ request: { nonce: null } }),
  ])
    expect(() => verifyAnswer(given, question, keys)).toThrow(NotGenuine);
});

test("a signature that is missing, of another key or another algorithm, or that covers less, is not believed", () => {
  const input = "signature-input";
  for (const given of [
    rewritten("signature", () => null),
    rewritten(input, () => null),
    rewritten("content-digest", () => null),
    rewritten("content-digest", () => "sha-256=:AAAA:"),
    rewritten("signature", (text) => text.replace(/leasehold=/, "other=")),
    rewritten("signature", (text) => text.replace(/:(.)/, (_, letter: string) => `:${letter === "A" ? "B" : "A"}`)),
    rewritten(input, (text) => text.replace("ed25519", "hmac-sha256")),
    rewritten(input, (text) => text.replace("kid-1", "kid-2")),
    rewritten(input, (text) => text.replace('"@status" ', "")),
    rewritten(input, (text) => text.replace(' "leasehold-nonce";req', "")),
    rewritten(input, (text) => text.replace("created=0", "created=1")),
    rewritten(input, (text) => text.replace('("@status"', '("@status" "x-other"')),
    rewritten(input, () => "nonsense"),
  ])
    expect(() => verifyAnswer(given, question, keys)).toThrow(NotGenuine);
});

test("other signatures beside ours do not matter", () => {
  const both = rewritten("signature-input", (text) => `proxy=("@status");alg="ed25519";keyid="p", ${text}`);
  both.headers.set("signature", `proxy=:AAAA:, ${both.headers.get("signature") ?? ""}`);
  expect(() => verifyAnswer(both, question, keys)).not.toThrow();
});
