import { routes } from "@/app/api/v1/openapi.json/routes";
import { buildDocument } from "@/lib/http/openapi/build-document";
import { documentShape, type ApiDocument, type DocumentOperation, type Parameter } from "./document-shape";
import { sampleBody } from "./sample-value";
import { schemaTree, type SchemaNode } from "./schema-tree";

export type ApiProblem = { status: string; codes: { code: string; title: string }[] };
export type ApiAnswer = { status: string; description: string; schema: SchemaNode | null; example: string | null };

export type ApiOperation = {
  id: string;
  anchor: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; in: Parameter["in"]; node: SchemaNode }[];
  /** What is sent, where anything is. */
  body: { contentType: string; required: boolean; node: SchemaNode; sample: string } | null;
  answers: ApiAnswer[];
  problems: ApiProblem[];
  /** What may stand in Authorization. */
  credentials: ("Bearer" | "License")[];
};

export type ApiGroup = { key: string; title: string; operations: ApiOperation[] };

let read: ApiGroup[] | undefined;

/** Every operation of the API by what its address begins with, read once from the document that programs are given. */
export function apiGroups(): ApiGroup[] {
  read ??= groupsOf(documentShape.parse(JSON.parse(JSON.stringify(buildDocument(routes)))));
  return read;
}

function groupsOf(document: ApiDocument): ApiGroup[] {
  const groups = new Map<string, ApiOperation[]>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const key = operation.tags[0] ?? "";
      groups.set(key, [...(groups.get(key) ?? []), operationOf(document, path, method, operation)]);
    }
  return [...groups].map(([key, operations]) => ({ key, title: titleOf(key), operations }));
}

/** "license-types" → "Licence types". */
function titleOf(key: string): string {
  const words = key.replaceAll("-", " ").replaceAll("add ons", "add-ons").replaceAll("license", "licence");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function operationOf(document: ApiDocument, path: string, method: string, operation: DocumentOperation): ApiOperation {
  const { schemas } = document.components;
  const { operationId: id, summary, description } = operation;
  const parameters = operation.parameters.map((given) =>
    "$ref" in given ? referred(document.components.parameters, given.$ref) : given,
  );
  const [contentType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const schema = content?.schema;
  const answers = Object.entries(operation.responses).map(
    ([status, given]) =>
      [status, "$ref" in given ? referred(document.components.responses, given.$ref) : given] as const,
  );
  return {
    id,
    anchor: id.replace(/@.*$/, (at) => at.replaceAll(/[^a-z-]+/g, "-")),
    method: method.toUpperCase(),
    path,
    summary,
    description,
    parameters: parameters.map(({ name, in: where, schema: given, required, description: said }) => ({
      name,
      in: where,
      node: schemaTree({ ...given, ...(said ? { description: said } : {}) }, schemas, name, required),
    })),
    body:
      contentType && schema
        ? {
            contentType,
            required: operation.requestBody?.required ?? false,
            node: schemaTree(schema, schemas),
            sample: written(content.example ?? sampleBody(schema, schemas)),
          }
        : null,
    answers: answers
      .filter(([status]) => status < "400")
      .map(([status, { description: said, content: held }]) => {
        const first = Object.values(held ?? {})[0];
        return {
          status,
          description: said,
          schema: first?.schema ? schemaTree(first.schema, schemas) : null,
          example: first?.example === undefined ? null : written(first.example),
        };
      }),
    problems: answers
      .filter(([status]) => status >= "400")
      .map(([status, { description: said }]) => ({ status, codes: codesOf(said) })),
    credentials: credentialsOf(operation),
  };
}

function credentialsOf({ security }: DocumentOperation): ApiOperation["credentials"] {
  const names = new Set(security.flatMap((one) => Object.keys(one)));
  return [
    ...(names.has("token") ? (["Bearer"] as const) : []),
    ...(names.has("licenseKey") ? (["License"] as const) : []),
  ];
}

/** "`not-found` Not found; `in-use` Still in use" as the document writes it. */
const codesOf = (description: string) =>
  [...description.matchAll(/`([^`]+)` ([^;]+)/g)].map(([, code = "", title = ""]) => ({ code, title }));

function referred<Item>(items: Record<string, Item>, reference: string): Item {
  const item = items[reference.split("/").at(-1) ?? ""];
  if (item === undefined) throw new Error(`the document refers to ${reference}, which it does not hold`);
  return item;
}

const written = (value: unknown) => JSON.stringify(value, null, 2);
