import { createHash, verify } from "node:crypto";
import { verifySignature } from "http-message-sig";
import { expect } from "vitest";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { issueKeys } from "@/lib/keys/issue-keys";
import { publicKeyOf } from "@/lib/keys/key-ring";
import { stubSettings } from "./stub-settings";
import type { World } from "./world";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  path?: string;
};

/** The limits are those of another test. */
const unlimited = {
  LEASEHOLD_CLIENT_RATE: "1000000",
  LEASEHOLD_CLIENT_ADDRESS_RATE: "1000000",
  LEASEHOLD_API_RATE: "100000",
  LEASEHOLD_FAILED_CREDENTIALS: "100000",
};

/** Calls client endpoints as a program outside would, and checks the signature of every answer on the way. */
export function openProgram(world: World, settings: Record<string, string> = unlimited) {
  stubSettings(world, settings);
  /** A key of a licence. */
  const keyOf = async (licenseId: string, options: { fingerprint?: string; kind?: "SIGNED" | "SHORT" } = {}) => {
    const { items } = await world.run(issueKeys, { licenseId, ...options });
    const [issued] = items;
    if (!issued) throw new Error("no key was issued");
    return issued;
  };
  const send = async (handler: Handler, request: Request, params: Record<string, string> = {}) => {
    const answer = await withRuntime(world.runtime, () => handler(request, { params: Promise.resolve(params) }));
    return { ...(await checked(world, request, answer)), response: answer };
  };
  /** Asks with `Authorization: License <key>`, or without a credential where the key is null. */
  const ask = (handler: Handler, key: string | null, call: Call = {}) => {
    const { method = "POST", body, headers = {}, params, path = "/api/v1/test" } = call;
    const request = new Request(new URL(path, world.runtime.publicUrl), {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `License ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return send(handler, request, params);
  };
  return { keyOf, send, ask };
}

/** Refuses an answer that is not signed by a published key, for this very request. */
async function checked(world: World, request: Request, answer: Response) {
  const text = await answer.clone().text();
  const digest = `sha-256=:${createHash("sha256").update(text).digest("base64")}:`;
  expect(answer.headers.get("content-digest")).toBe(digest);
  const fields = [...answer.headers].map(([name, value]) => ({ name, value }));
  const nonce = request.headers.get("leasehold-nonce");
  const { parameters } = await verifySignature(
    {
      kind: "response",
      status: answer.status,
      fields,
      request: {
        kind: "request",
        method: request.method,
        targetUri: request.url,
        fields: nonce === null ? [] : [{ name: "leasehold-nonce", value: nonce }],
      },
    },
    {
      label: "leasehold",
      policy: {
        algorithms: ["ed25519"],
        requiredComponents: ["@status", "content-digest"],
        requiredParameters: ["created", "keyid", "alg"],
        now: world.clock.now.getTime() / 1000,
        maxAge: 60,
        clockSkew: 1,
      },
      resolveVerifier: async ({ parameters: { keyid } }) => {
        const known = await publicKeyOf(world.runtime, keyid ?? "");
        if (!known) throw new Error(`nobody has the key ${keyid}`);
        return { algorithm: "ed25519", verify: (data, signature) => verify(null, data, known.key, signature) };
      },
    },
  );
  const body: Record<string, unknown> = text === "" ? {} : JSON.parse(text);
  return { status: answer.status, text, body, kid: parameters.keyid };
}
