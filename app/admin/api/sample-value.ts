import type { Schema } from "./document-shape";
import type { Schemas } from "./schema-tree";

/** A body that has the shape asked for, to begin with: what is needed, and a few fields where nothing is. */
export function sampleBody(schema: Schema, schemas: Schemas): unknown {
  const required = schema.required ?? [];
  const names = required.length > 0 ? required : Object.keys(schema.properties ?? {}).slice(0, 2);
  return Object.fromEntries(names.map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, schemas, name, 0)]));
}

function sampleOf(given: Schema, schemas: Schemas, name: string, depth: number): unknown {
  const reference = given.$ref?.split("/").at(-1);
  const schema = reference === undefined ? given : (schemas[reference] ?? {});
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const variant = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== "null");
  if (variant) return sampleOf(variant, schemas, name, depth);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  switch (type) {
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "array":
      return schema.items && depth < 3 ? [sampleOf(schema.items, schemas, name, depth + 1)] : [];
    case "object": {
      const fields = (schema.required ?? []).map((field) => [
        field,
        depth < 3 ? sampleOf(schema.properties?.[field] ?? {}, schemas, field, depth + 1) : {},
      ]);
      return Object.fromEntries(fields);
    }
    default:
      return sampleText(schema, name);
  }
}

function sampleText({ format }: Schema, name: string): string {
  if (format === "date" || name.endsWith("On")) return "2027-03-12";
  if (format === "date-time" || name.endsWith("At")) return "2027-03-12T09:00:00Z";
  if (format === "email") return "ada.smith@example.com";
  if (name.endsWith("Id") || name === "id") return "…";
  return name === "version" ? "5.0.0" : `a ${name}`;
}
