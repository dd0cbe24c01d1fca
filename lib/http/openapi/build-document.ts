import { scopes, type Scope } from "@/lib/kernel/permissions";
import type { ContractedHandler } from "../route-contract";
import { describeRoute, methods, type Method } from "./describe-route";
import { componentSchemas } from "./json-schema";
import { problemResponses, problemSchema } from "./problem-codes";

/** Paths as the document writes them (`/api/v1/people/{id}`), with the handlers that answer there. */
export type RouteTable = Record<string, Partial<Record<Method, ContractedHandler<object>>>>;

/** The OpenAPI document of all routes: nothing in it is written down a second time. */
export function buildDocument(routes: RouteTable): object {
  const used = new Set<string>();
  return {
    openapi: "3.1.1",
    info: {
      title: "Leasehold",
      version: "1",
      description: "Software licences, their seats and the people who hold them. How to begin: docs/api.md.",
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(
      Object.entries(routes).map(([path, handlers]) => [path, describePath(path, handlers, used)]),
    ),
    components: {
      securitySchemes: {
        licenseKey: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "A client program's licence key, as `License <key>`. It may act on that licence only.",
        },
        token: { type: "http", scheme: "bearer", description: `An API token. Scopes:\n\n${scopeList()}` },
      },
      schemas: { Problem: problemSchema, ...componentSchemas() },
      responses: problemResponses(),
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          schema: { type: "string", minLength: 1, maxLength: 200 },
          description: "The same key with the same body acts once and gets the first answer again, for 24 hours.",
        },
        LeaseholdNonce: {
          name: "Leasehold-Nonce",
          in: "header",
          schema: { type: "string", minLength: 1, maxLength: 200 },
          description: "Is covered by the answer's signature, so that an old answer cannot be played back.",
        },
        IfMatch: {
          name: "If-Match",
          in: "header",
          required: true,
          schema: { type: "string" },
          description: "The ETag of what was read. If it has changed since, the answer is 412.",
        },
      },
      headers: {
        RequestId: { schema: { type: "string" }, description: "Names this request in the trail and in the logs." },
        ETag: { schema: { type: "string" } },
        Location: { schema: { type: "string" } },
        RetryAfter: { schema: { type: "integer" }, description: "Seconds to wait." },
        RateLimitPolicy: {
          schema: { type: "string" },
          description: 'Such as `"management";q=100;w=1`: 100 in a second.',
        },
        RateLimit: {
          schema: { type: "string" },
          description: 'Such as `"management";r=99;t=1`: 99 left for one second.',
        },
        ContentDigest: {
          schema: { type: "string" },
          description: "RFC 9530, sha-256, of an empty body too.",
        },
        SignatureInput: {
          schema: { type: "string" },
          description:
            'RFC 9421, label `leasehold`: `"@status"`, `"content-digest"`, `"@method";req`, `"@target-uri";req` and, where it was sent, `"leasehold-nonce";req`. The public key of `keyid` is in /.well-known/jwks.json.',
        },
        Signature: { schema: { type: "string" }, description: "RFC 9421, Ed25519." },
        IdempotencyReplayed: { schema: { const: "true" }, description: "Given where this is the first answer again." },
      },
    },
  };
}

function describePath(path: string, handlers: RouteTable[string], used: Set<string>): object {
  const described = methods.flatMap((method) => {
    const handler = handlers[method];
    if (!handler) return [];
    const operationId = freeName(handler.contract.name, path, used);
    return [[method.toLowerCase(), { operationId, ...describeRoute(path, method, handler.contract) }] as const];
  });
  return Object.fromEntries(described);
}

/** An operation that answers at a second address too (a licence's seats, all seats) is told apart by where. */
function freeName(name: string, path: string, used: Set<string>): string {
  const free = used.has(name) ? `${name}@${path}` : name;
  used.add(free);
  return free;
}

const allows: Record<Scope, string> = {
  client: "validate, activate, send heartbeats, use meters and fetch files as a client program, for any licence",
  read: "see people, products, licences, seats, requests and the position",
  manage: "see and change them",
  import: "upload, try and run imports",
  collect: "send the log lines of a licence server, and nothing else",
  audit: "read the position and the trail",
  scim: "provision people from an identity provider",
};

const scopeList = () => scopes.map((scope) => `- \`${scope}\`: ${allows[scope]}`).join("\n");
