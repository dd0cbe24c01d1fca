import { refusals, type RefusalCode } from "@/lib/kernel/refusals";
import type { RouteContract } from "../route-contract";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Problems that follow from how a route is made. Those of its domain (409, 403, 410, 422) depend on the state of things. */
export function problemStatuses(method: Method, contract: RouteContract): number[] {
  const reads = method === "GET";
  return [
    ...(reads ? [] : [400, 409, 413, 415]),
    ...(contract.forClients && !reads ? [410] : []),
    401,
    403,
    ...(Object.keys(contract.params ?? {}).length > 0 || !reads ? [404] : []),
    ...(contract.ifMatch ? [412, 428] : []),
    422,
    429,
    500,
    503,
  ].sort((a, b) => a - b);
}

const codes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);

/** The codes that a status may come with. */
function codesOf(status: number): string[] {
  return codes.filter((code) => refusals[code].status === status);
}

/** A response of the document for each problem status. */
export function problemResponses(): Record<string, object> {
  const statuses = [...new Set(codes.map((code) => refusals[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      problemName(status),
      {
        description: codesOf(status)
          .map((code) => `\`${code}\` ${refusals[code as RefusalCode].title}`)
          .join("; "),
        headers: {
          "X-Request-Id": { $ref: "#/components/headers/RequestId" },
          ...(status === 429 || status === 503 ? { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } : {}),
          ...(status === 401 ? { "WWW-Authenticate": { schema: { type: "string" } } } : {}),
        },
        content: {
          "application/problem+json": {
            schema: {
              allOf: [{ $ref: "#/components/schemas/Problem" }],
              properties: {
                type: { enum: codesOf(status).map((code) => `/problems/${code}`) },
                status: { const: status },
              },
            },
          },
        },
      },
    ]),
  );
}

export const problemName = (status: number) => `Problem${status}`;

export const problemSchema = {
  type: "object",
  description: "A problem as in RFC 9457. What the code depends on stands beside these fields.",
  required: ["type", "title", "status", "detail", "requestId"],
  properties: {
    type: { type: "string", description: "`/problems/<code>`; that address explains the code." },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "One sentence for people." },
    instance: { type: "string" },
    requestId: { type: "string" },
    errors: {
      type: "array",
      description: "What is wrong with single fields; `pointer` is a JSON Pointer (RFC 6901) into the input.",
      items: {
        type: "object",
        required: ["pointer", "detail"],
        properties: { pointer: { type: "string" }, detail: { type: "string" } },
      },
    },
  },
};
