import { hash } from "node:crypto";

/** Signs with an Ed25519 key that `kid` names in the published JWKS. */
type Signer = { kid: string; sign(data: Uint8Array): Uint8Array };

/** The request that is answered, as its client sent it; `nonce` is its Leasehold-Nonce header. */
export type AskedRequest = { method: string; targetUri: string; nonce: string | null };

type SignedAnswer = { status: number; body: string; request: AskedRequest; at: Date };

/**
 * The headers that sign an answer: Content-Digest (RFC 9530, of an empty body too), Signature-Input and Signature
 * (RFC 9421, label `leasehold`). They cover the request that is answered, so that an answer cannot be given to another
 * question; with a nonce in it, not even to the same question again.
 */
export function signatureHeaders(answer: SignedAnswer, signer: Signer): Record<string, string> {
  const { status, body, request, at } = answer;
  const digest = contentDigest(body);
  const components = componentsOf(status, digest, request);
  const names = components.map(([name]) => name).join(" ");
  const parameters = `(${names});created=${Math.floor(at.getTime() / 1000)};keyid="${signer.kid}";alg="ed25519"`;
  const base = [...components, [`"@signature-params"`, parameters]].map((line) => line.join(": ")).join("\n");
  const signature = Buffer.from(signer.sign(Buffer.from(base))).toString("base64");
  return {
    "content-digest": digest,
    "signature-input": `leasehold=${parameters}`,
    signature: `leasehold=:${signature}:`,
  };
}

/** The lines of the signature base (RFC 9421, 2.5): each component with its value. */
function componentsOf(status: number, digest: string, { method, targetUri, nonce }: AskedRequest): [string, string][] {
  const answered: [string, string][] = [
    [`"@status"`, String(status)],
    [`"content-digest"`, digest],
    [`"@method";req`, method],
    [`"@target-uri";req`, targetUri],
  ];
  return nonce === null ? answered : [...answered, [`"leasehold-nonce";req`, nonce]];
}

/** `sha-256=:…:` of a body. */
function contentDigest(body: string): string {
  return `sha-256=:${hash("sha256", body, "base64")}:`;
}
