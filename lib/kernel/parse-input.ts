import type { z } from "zod";
import { Refusal, type FieldError } from "./refusal";

/** The input of an operation, parsed; what is wrong points at its field (a JSON Pointer, RFC 6901). */
export function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const unstorable = nulCharacters(raw, "");
  if (unstorable.length > 0) throw new Refusal("invalid-input", {}, unstorable);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ pointer: pointerTo(path), detail: issue.message }];
    return issue.keys.map((name) => ({ pointer: pointerTo([...path, name]), detail: "is not a field here" }));
  });
  throw new Refusal("invalid-input", {}, errors);
}

const escape = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const pointerTo = (path: readonly string[]) => ["", ...path.map(escape)].join("/");

/** No input of ours is nested so deeply; what is could exhaust the stack of whoever walks through it. */
const deepest = 32;

/** Forms, JSON and addresses can say U+0000, which a PostgreSQL text cannot hold. */
function nulCharacters(value: unknown, pointer: string, depth = 0): FieldError[] {
  if (depth > deepest) return [{ pointer, detail: "is nested too deeply" }];
  if (typeof value === "string") return value.includes("\0") ? [{ pointer, detail: "holds a NUL character" }] : [];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...nulCharacters(name, pointer),
    ...nulCharacters(inner, `${pointer}/${escape(name)}`, depth + 1),
  ]);
}
