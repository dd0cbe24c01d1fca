import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import fc from "fast-check";
import { component, createSignatureSync, verifySignature } from "http-message-sig";
import { expect, test } from "vitest";
import { signatureHeaders, type AskedRequest } from "./message-signature";

/** RFC 9421, B.1.4: the Ed25519 key of its examples. */
const rfcKey = createPrivateKey(
  `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n`,
);

test("signs RFC 9421's own example (B.2.6) to the byte", () => {
  const { signatureInput, signature } = createSignatureSync(
    {
      kind: "request",
      method: "POST",
      targetUri: "https://example.com/foo?param=Value&Pet=dog",
      fields: [
        { name: "Host", value: "example.com" },
        { name: "Date", value: "Tue, 20 Apr 2021 02:07:55 GMT" },
        { name: "Content-Type", value: "application/json" },
        {
          name: "Content-Digest",
          value: "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
        },
        { name: "Content-Length", value: "18" },
      ],
    },
    {
      label: "sig-b26",
      components: ["date", "@method", "@path", "@authority", "content-type", "content-length"],
      parameters: { created: 1618884473, keyid: "test-key-ed25519" },
      signer: { algorithm: "ed25519", sign: (data) => sign(null, data, rfcKey) },
    },
  );
  expect(signatureInput).toBe(
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  expect(signature).toBe(
    "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
  );
});

const pair = generateKeyPairSync("ed25519");
const signer = { kid: "kid-1", sign: (data: Uint8Array) => sign(null, data, pair.privateKey) };
const asked: AskedRequest = {
  method: "POST",
  targetUri: "https://licences.example.com/api/v1/validate",
  nonce: "n-7",
};

/** Builds the signature base from the published format's description, without the signer's code. */
function verifies(headers: Record<string, string>, status: number, request: AskedRequest, key: KeyObject): boolean {
  const parameters = /^leasehold=(.+)$/.exec(headers["signature-input"] ?? "")?.[1];
  const signature = /^leasehold=:(.+):$/.exec(headers.signature ?? "")?.[1];
  if (!parameters || !signature) return false;
  const base = [
    `"@status": ${status}`,
    `"content-digest": ${headers["content-digest"]}`,
    `"@method";req: ${request.method}`,
    `"@target-uri";req: ${request.targetUri}`,
    ...(request.nonce === null ? [] : [`"leasehold-nonce";req: ${request.nonce}`]),
    `"@signature-params": ${parameters}`,
  ].join("\n");
  return verify(null, Buffer.from(base), key, Buffer.from(signature, "base64"));
}

test("an answer is signed with its status, its body and the request that it answers", () => {
  const at = new Date("2026-11-24T10:00:00.900Z");
  const headers = signatureHeaders({ status: 200, body: '{"valid":true}', request: asked, at }, signer);
  expect(headers["signature-input"]).toBe(
    'leasehold=("@status" "content-digest" "@method";req "@target-uri";req "leasehold-nonce";req);created=1795514400;keyid="kid-1";alg="ed25519"',
  );
  expect(verifies(headers, 200, asked, pair.publicKey)).toBe(true);
  for (const [status, request] of [
    [403, asked],
    [200, { ...asked, method: "GET" }],
    [200, { ...asked, targetUri: `${asked.targetUri}?x` }],
    [200, { ...asked, nonce: "n-8" }],
  ] as const)
    expect(verifies(headers, status, request, pair.publicKey)).toBe(false);
  expect(verifies(headers, 200, asked, createPublicKey(rfcKey))).toBe(false);
});

test("an empty body is signed too, and no nonce where none was sent", async () => {
  const at = new Date("2026-11-24T10:00:00Z");
  const request: AskedRequest = { ...asked, method: "DELETE", nonce: null };
  const headers = signatureHeaders({ status: 204, body: "", request, at }, signer);
  expect(headers["content-digest"]).toBe("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
  expect(verifies(headers, 204, request, pair.publicKey)).toBe(true);
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const verified = await verifySignature(
    { kind: "response", status: 204, fields, request: { kind: "request", ...request, fields: [] } },
    {
      label: "leasehold",
      policy: {
        algorithms: ["ed25519"],
        requiredComponents: ["@status", "content-digest"],
        requiredParameters: ["created", "keyid", "alg"],
        now: at.getTime() / 1000,
        maxAge: 60,
      },
      resolveVerifier: () => ({
        algorithm: "ed25519",
        verify: (data, signature) => verify(null, data, pair.publicKey, signature),
      }),
    },
  );
  expect(verified.parameters.keyid).toBe("kid-1");
});

test("whatever was asked, the headers are to the byte those of a library of RFC 9421", () => {
  const request = fc.record({
    method: fc.constantFrom("POST", "GET", "DELETE"),
    targetUri: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
    nonce: fc.option(fc.stringMatching(/^[\x21-\x7e](?:[\x20-\x7e]{0,40}[\x21-\x7e])?$/)),
  });
  const seconds = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(request, fc.constantFrom(200, 201, 204, 409), seconds, fc.string(), (given, status, created, body) => {
      const ours = signatureHeaders({ status, body, request: given, at: new Date(created * 1000) }, signer);
      const { method, targetUri, nonce } = given;
      const theirs = createSignatureSync(
        {
          kind: "response",
          status,
          fields: [{ name: "content-digest", value: ours["content-digest"] ?? "" }],
          request: {
            kind: "request",
            method,
            targetUri,
            fields: nonce === null ? [] : [{ name: "leasehold-nonce", value: nonce }],
          },
        },
        {
          label: "leasehold",
          components: [
            "@status",
            "content-digest",
            component("@method", { req: true }),
            component("@target-uri", { req: true }),
            ...(nonce === null ? [] : [component("leasehold-nonce", { req: true })]),
          ],
          parameters: { created, keyid: signer.kid, alg: "ed25519" },
          signer: { algorithm: "ed25519", sign: (data) => signer.sign(data) },
        },
      );
      expect(ours).toMatchObject({ "signature-input": theirs.signatureInput, signature: theirs.signature });
    }),
    { numRuns: 1_000 },
  );
});
