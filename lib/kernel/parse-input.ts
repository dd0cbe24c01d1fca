import type { z } from "zod";
import { inputWords } from "./input-words";
import { Refusal, type FieldError } from "./refusal";

/** The input of an operation, parsed; what is wrong points at its field (a JSON Pointer, RFC 6901). */
export function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const unstorable = unstorableIn(raw, "");
  if (unstorable.length > 0) throw new Refusal("invalid-input", {}, unstorable);
  const parsed = schema.safeParse(raw, { error: inputWords });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ pointer: pointerTo(path), detail: issue.message }];
    return issue.keys.map((name) => ({ pointer: pointerTo([...path, name]), detail: "is not a field here" }));
  });
  throw new Refusal("invalid-input", {}, distinct(errors));
}

/** Two rules of a schema may find the same fault. */
function distinct(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(
    ({ pointer, detail }, at) => at === errors.findIndex((one) => one.pointer === pointer && one.detail === detail),
  );
}

const escape = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const pointerTo = (path: readonly string[]) => ["", ...path.map(escape)].join("/");

/** No input of ours is nested so deeply; what is could exhaust the stack of whoever walks through it. */
const deepest = 32;

/** Forms, JSON and addresses can say U+0000 and half a surrogate pair, which PostgreSQL's text and JSON cannot hold. */
function unstorableIn(value: unknown, pointer: string, depth = 0): FieldError[] {
  if (depth > deepest) return [{ pointer, detail: "is nested too deeply" }];
  if (typeof value === "string") {
    if (value.includes("\0")) return [{ pointer, detail: "holds a NUL character" }];
    return value.isWellFormed() ? [] : [{ pointer, detail: "holds half a character (a lone surrogate)" }];
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) return [];
  const found: FieldError[] = [];
  for (const [name, inner] of Object.entries(value))
    found.push(...unstorableIn(name, pointer), ...unstorableIn(inner, `${pointer}/${escape(name)}`, depth + 1));
  return found;
}
