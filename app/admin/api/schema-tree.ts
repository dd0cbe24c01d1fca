import type { Schema } from "./document-shape";

/** One field as people read it: its type in words, its rules, and what is inside. */
export type SchemaNode = {
  name: string | null;
  type: string;
  required: boolean;
  description: string | null;
  rules: string[];
  children: SchemaNode[];
};

export type Schemas = Record<string, Schema>;

/** How deep a tree goes; what lies below is named by its type. */
const deepest = 6;

/** The fields of a schema, with what it refers to put in its place. */
export function schemaTree(schema: Schema, schemas: Schemas, name: string | null = null, required = true): SchemaNode {
  return node(schema, schemas, name, required, 0, []);
}

function node(
  given: Schema,
  schemas: Schemas,
  name: string | null,
  required: boolean,
  depth: number,
  seen: string[],
): SchemaNode {
  const reference = given.$ref?.split("/").at(-1);
  const isAgain = reference !== undefined && seen.includes(reference);
  const found =
    reference === undefined
      ? given
      : { ...schemas[reference], ...(given.description ? { description: given.description } : {}) };
  const { schema, nullable } = withoutNull(found);
  const inner = schema.$ref === undefined ? schema : { ...schemas[schema.$ref.split("/").at(-1) ?? ""] };
  const trail = reference === undefined ? seen : [...seen, reference];
  const shown = isAgain || depth >= deepest ? [] : childrenOf(inner, schemas, depth, trail);
  return {
    name,
    type: `${typeOf(inner, reference)}${nullable ? " or null" : ""}`,
    required,
    description: found.description ?? inner.description ?? null,
    rules: rulesOf(inner),
    children: shown,
  };
}

function childrenOf(schema: Schema, schemas: Schemas, depth: number, seen: string[]): SchemaNode[] {
  const at = (inner: Schema, name: string | null, required: boolean) =>
    node(inner, schemas, name, required, depth + 1, seen);
  if (schema.type === "array" && schema.items) return at(schema.items, null, true).children;
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return variants.map((variant, index) => at(variant, variantName(variant, schemas, index), true));
  const fields = Object.entries(schema.properties ?? {});
  const known = fields.map(([name, field]) => at(field, name, schema.required?.includes(name) ?? false));
  const rest = schema.additionalProperties;
  const further = typeof rest === "object" && Object.keys(rest).length > 0 ? [at(rest, "…", false)] : [];
  return [...known, ...further, ...(schema.allOf ?? []).flatMap((part) => at(part, null, true).children)];
}

/** Variants are told apart by the word that one field of theirs must hold. */
function variantName(variant: Schema, schemas: Schemas, index: number): string {
  const named = variant.$ref?.split("/").at(-1);
  const schema = named === undefined ? variant : schemas[named];
  const told = Object.entries(schema?.properties ?? {}).find(([, field]) => field.const !== undefined);
  return told ? `${told[0]}: ${String(told[1].const)}` : (named ?? `variant ${index + 1}`);
}

function withoutNull(schema: Schema): { schema: Schema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== "null");
    return {
      schema: { ...schema, type: types.length === 1 ? types[0] : types },
      nullable: types.length < schema.type.length,
    };
  }
  const variants = schema.anyOf ?? schema.oneOf;
  // A form sends "" for what is left empty; to a program that is null.
  const others = variants?.filter(({ type, const: word }) => type !== "null" && word !== "");
  if (!variants || !others || others.length === variants.length) return { schema, nullable: false };
  const [only] = others;
  if (others.length === 1 && only) return { schema: withoutNull(only).schema, nullable: true };
  return { schema: { ...schema, anyOf: others, oneOf: undefined }, nullable: true };
}

function typeOf(schema: Schema, reference: string | undefined): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum)
    return schema.enum.length > 6
      ? "one of the words below"
      : schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.type === "array")
    return `list of ${schema.items ? typeOf(schema.items, schema.items.$ref?.split("/").at(-1)) : "anything"}`;
  if (schema.oneOf ?? schema.anyOf) return "one of these";
  if (reference !== undefined) return reference;
  if (schema.type === "object" && !schema.properties) return "map";
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything");
  return formats[schema.format ?? ""] ?? types[type] ?? type;
}

const types: Record<string, string> = { string: "text", integer: "whole number", boolean: "true or false" };
const formats: Record<string, string> = {
  date: "day",
  "date-time": "instant",
  email: "e-mail address",
  uri: "address",
};

function rulesOf(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    between(minimum, maximum, ""),
    between(minLength === 1 && maxLength !== undefined ? undefined : minLength, maxLength, " characters"),
    between(minItems, maxItems, " items"),
    schema.enum && schema.enum.length > 6 ? schema.enum.map(String).join(", ") : null,
    schema.default === undefined ? null : `unless said: ${JSON.stringify(schema.default)}`,
  ].filter((rule) => rule !== null);
}

function between(from: number | undefined, to: number | undefined, unit: string): string | null {
  const told = (value: number) => value.toLocaleString("en-GB");
  if (from === undefined && to === undefined) return null;
  if (from === undefined) return `at most ${told(to ?? 0)}${unit}`;
  return to === undefined ? `at least ${told(from)}${unit}` : `${told(from)} to ${told(to)}${unit}`;
}
