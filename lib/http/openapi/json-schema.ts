import { z } from "zod";
import { answerSchemas, resourceSchemas } from "./answer-schemas";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

type Told = { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema };

/** What a program sends, from the schema that the handler parses with. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: leaveOutNoise,
  });
  return described;
}

/** The pattern behind a format, and the bounds that every safe integer has, say nothing more. */
function leaveOutNoise({ jsonSchema }: Told): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Answers gain fields with time, and clients should let them. */
function leaveOpen(told: Told): void {
  leaveOutNoise(told);
  if (told.jsonSchema.additionalProperties === false) delete told.jsonSchema.additionalProperties;
}

const components = z.registry<{ id: string }>();
const namesOf = new Map<z.ZodType, string>();
for (const [id, schema] of [...Object.entries(resourceSchemas), ...Object.entries(answerSchemas)]) {
  if (namesOf.has(schema)) continue;
  namesOf.set(schema, id);
  components.add(schema, { id });
}

/** Where the document describes what an operation answers; null where nothing is declared. */
export function answerReference(operation: string): { $ref: string } | null {
  const schema = answerSchemas[operation];
  const name = schema && namesOf.get(schema);
  return name === undefined ? null : { $ref: `#/components/schemas/${name}` };
}

/** Every resource and answer, each once, referring to one another. */
export function componentSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(components, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: "any",
    override: leaveOpen,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...rest }]) => [name, rest]),
  );
}
