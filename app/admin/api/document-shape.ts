import { z } from "zod";

/** The parts of the OpenAPI document that the explorer shows. */

export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

const texts = z.array(z.string());

const schemaShape: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), texts]).optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    default: z.unknown().optional(),
    pattern: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    properties: z.record(z.string(), schemaShape).optional(),
    required: texts.optional(),
    items: schemaShape.optional(),
    additionalProperties: z.union([z.boolean(), schemaShape]).optional(),
    anyOf: z.array(schemaShape).optional(),
    oneOf: z.array(schemaShape).optional(),
    allOf: z.array(schemaShape).optional(),
  }),
);

const parameterShape = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: schemaShape.default({}),
});

export type Parameter = z.output<typeof parameterShape>;

const content = z.record(z.string(), z.object({ schema: schemaShape.optional(), example: z.unknown().optional() }));
const responseShape = z.object({ description: z.string().default(""), content: content.optional() });
const refOr = <Shape extends z.ZodType>(shape: Shape) => z.union([z.object({ $ref: z.string() }), shape]);

const operationShape = z.object({
  operationId: z.string(),
  tags: texts,
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), texts)),
  parameters: z.array(refOr(parameterShape)),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), refOr(responseShape)),
});

export type DocumentOperation = z.output<typeof operationShape>;

export const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
  components: z.object({
    schemas: z.record(z.string(), schemaShape),
    responses: z.record(z.string(), responseShape),
    parameters: z.record(z.string(), parameterShape),
  }),
});

export type ApiDocument = z.output<typeof documentShape>;
