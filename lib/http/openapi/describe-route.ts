import { permissionTable, type Rule } from "@/lib/kernel/permissions";
import type { RouteContract } from "../route-contract";
import { answerSchemas } from "./answer-schemas";
import { clientExamples } from "./client-examples";
import { answerReference, inputSchema, type JsonSchema } from "./json-schema";
import { operationInWords } from "./operation-words";
import { placeStreamContent } from "./place-stream-content";
import { problemName, problemStatuses } from "./problem-codes";

export const methods = ["GET", "POST", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** One operation of the document, from what its handler promises. */
export function describeRoute(path: string, method: Method, contract: RouteContract): object {
  const { permission, params = {}, ifMatch = false } = contract;
  const input = withoutFields(inputSchema(contract.input), [...Object.values(params), ...(ifMatch ? ["version"] : [])]);
  const asQuery = method === "GET" || method === "DELETE";
  return {
    tags: [path.split("/")[3] ?? "api"],
    summary: operationInWords(contract.name),
    description: `${needs(contract)} For whoever may ${permissionTable[permission].allows}.`,
    security: securityOf(contract),
    parameters: [
      ...Object.keys(params).map((name) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string", maxLength: 64 },
      })),
      ...(asQuery ? queryParameters(input) : []),
      ...(method === "POST" && !contract.repeats ? [ref("parameters", "IdempotencyKey")] : []),
      ...(contract.forClients ? [ref("parameters", "LeaseholdNonce")] : []),
      ...(ifMatch ? [ref("parameters", "IfMatch")] : []),
    ],
    ...(asQuery ? {} : bodyOf(input, contract)),
    responses: {
      [contract.status ?? 200]: successOf(method, contract),
      ...(contract.mayWait ? { 202: { ...successOf(method, contract), description: "Waits for its turn." } } : {}),
      ...(contract.mayRepeat ? { 200: { ...successOf(method, contract), description: "There already." } } : {}),
      ...Object.fromEntries(
        problemStatuses(method, contract).map((status) => [status, ref("responses", problemName(status))]),
      ),
    },
  };
}

function needs({ permission, forClients, isOpen }: RouteContract): string {
  const rule: Rule = permissionTable[permission];
  const token = `a token with one of the scopes: ${rule.scopes.join(", ") || "none"}.`;
  if (!forClients) return `Needs ${token}`;
  const key = isOpen
    ? "A licence key, here or in the body, or"
    : "Needs a licence key, which may act on its licence, or";
  return `${key} ${token} Every answer is signed (RFC 9421), problems too.`;
}

function securityOf({ permission, forClients, isOpen }: RouteContract): object[] {
  const rule: Rule = permissionTable[permission];
  return [
    ...(forClients && rule.byKey ? [{ licenseKey: [] }] : []),
    ...rule.scopes.map((scope) => ({ token: [scope] })),
    ...(isOpen ? [{}] : []),
  ];
}

function withoutFields(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  );
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  const { required: _, ...rest } = schema;
  return { ...rest, properties, ...(required.length > 0 ? { required } : {}) };
}

function queryParameters(input: JsonSchema): object[] {
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: input.required?.includes(name) ?? false,
    schema,
  }));
}

function bodyOf(input: JsonSchema, contract: RouteContract): object {
  const names = Object.keys(input.properties ?? {});
  if (contract.sends === "multipart/form-data") {
    const file = {
      type: "string",
      contentMediaType: "application/octet-stream",
      description: "The file, at most 100 MiB.",
    };
    const schema = {
      ...input,
      properties: { file, ...input.properties },
      required: ["file", ...(input.required ?? [])],
    };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (names.length === 0) return {};
  return {
    requestBody: {
      required: (input.required ?? []).length > 0,
      content: { "application/json": { schema: input, ...exampleOf(clientExamples[contract.name]?.body) } },
    },
  };
}

function successOf(method: Method, contract: RouteContract): object {
  const status = contract.status ?? 200;
  const answer = answerReference(contract.name);
  const headers = {
    "X-Request-Id": ref("headers", "RequestId"),
    "RateLimit-Policy": ref("headers", "RateLimitPolicy"),
    RateLimit: ref("headers", "RateLimit"),
    ...(contract.locates ? { Location: ref("headers", "Location") } : {}),
    ...(contract.forClients ? signatureHeaders : {}),
    ...(method === "POST" && !contract.repeats
      ? { "Idempotency-Replayed": ref("headers", "IdempotencyReplayed") }
      : {}),
    ...(hasVersion(contract) ? { ETag: ref("headers", "ETag") } : {}),
  };
  if (status === 204) return { description: "Done.", headers };
  const content = contract.answers
    ? { [contract.answers]: { schema: { type: "string" } } }
    : {
        "application/json": { schema: answer ?? {}, ...exampleOf(clientExamples[contract.name]?.answer) },
        ...(contract.streams ? { "text/event-stream": placeStreamContent } : {}),
      };
  return {
    description: { 200: "The answer.", 201: "Created.", 202: "Begun; follow it at its address." }[status],
    headers,
    content,
  };
}

const exampleOf = (example: object | undefined) => (example ? { example } : {});

const signatureHeaders = {
  "Content-Digest": ref("headers", "ContentDigest"),
  "Signature-Input": ref("headers", "SignatureInput"),
  Signature: ref("headers", "Signature"),
};

/** Things with a version carry it as their ETag. */
function hasVersion({ name }: RouteContract): boolean {
  const answer = answerSchemaOf(name);
  return answer !== null && Object.hasOwn(answer, "version");
}

function answerSchemaOf(name: string): object | null {
  const schema = answerSchemas[name];
  return schema && "shape" in schema && typeof schema.shape === "object" ? schema.shape : null;
}
