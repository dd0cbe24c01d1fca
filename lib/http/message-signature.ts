import { createHash } from "node:crypto";
import { component, createSignatureSync, type FieldOccurrence } from "http-message-sig";

/** Signs with an Ed25519 key that `kid` names in the published JWKS. */
type Signer = { kid: string; sign(data: Uint8Array): Uint8Array };

/** The request that is answered, as its client sent it; `nonce` is its Leasehold-Nonce header. */
export type AskedRequest = { method: string; targetUri: string; nonce: string | null };

type SignedAnswer = { status: number; body: string; request: AskedRequest; at: Date };

const ofAnswer = ["@status", "content-digest"];
const ofRequest = [component("@method", { req: true }), component("@target-uri", { req: true })];
const nonceOfRequest = component("leasehold-nonce", { req: true });

/**
 * The headers that sign an answer: Content-Digest (RFC 9530, of an empty body too), Signature-Input and Signature
 * (RFC 9421, label `leasehold`). They cover the request that is answered, so that an answer cannot be given to another
 * question; with a nonce in it, not even to the same question again.
 */
export function signatureHeaders(answer: SignedAnswer, signer: Signer): Record<string, string> {
  const { status, body, request, at } = answer;
  const { method, targetUri, nonce } = request;
  const digest = contentDigest(body);
  const asked: FieldOccurrence[] = nonce === null ? [] : [{ name: "leasehold-nonce", value: nonce }];
  const { signatureInput, signature } = createSignatureSync(
    {
      kind: "response",
      status,
      fields: [{ name: "content-digest", value: digest }],
      request: { kind: "request", method, targetUri, fields: asked },
    },
    {
      label: "leasehold",
      components: [...ofAnswer, ...ofRequest, ...(nonce === null ? [] : [nonceOfRequest])],
      parameters: { created: Math.floor(at.getTime() / 1000), keyid: signer.kid, alg: "ed25519" },
      signer: { algorithm: "ed25519", sign: (data) => signer.sign(data) },
    },
  );
  return { "content-digest": digest, "signature-input": signatureInput, signature };
}

/** `sha-256=:…:` of a body. */
function contentDigest(body: string): string {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}
