export type Scalar = string | number | boolean | null;

/** What a text stands for: 5 and true are a number and a yes; in quotation marks, and all else, they are text. */
export function scalarOf(text: string): Scalar {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return value;
  } catch {
    // no JSON: it is the text that was written
  }
  return text;
}

/** How a value is written so that `scalarOf` reads it again. */
export function textOf(value: Scalar): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return scalarOf(value) === value ? value : JSON.stringify(value);
}
