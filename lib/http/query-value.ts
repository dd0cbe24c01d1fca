import { z } from "zod";

/** A query holds texts alone: what the schema takes as true or false, or as a number, is written as such there. */
export function queryValue(input: z.ZodType, name: string, text: string): unknown {
  const field = input instanceof z.ZodObject ? plain(input.shape[name]) : undefined;
  if (field instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  if (field instanceof z.ZodNumber && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  return text;
}

function plain(field: unknown): unknown {
  const wrapped = field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault;
  return wrapped ? plain(field.unwrap()) : field;
}
