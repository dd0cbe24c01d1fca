import { evaluate } from "@marcbachmann/cel-js";

type Scope = Record<string, unknown>;

/** A missing key makes an expression false, as it does on an Inngest server. */
export function holds(expression: string | null | undefined, scope: Scope): boolean {
  if (!expression) return true;
  return attempt(expression, scope) === true;
}

/** The text an expression yields; what cannot be evaluated shares one empty key. */
export function keyFrom(expression: string, scope: Scope): string {
  const value = attempt(expression, scope);
  return value === undefined || value === null ? "" : String(value);
}

function attempt(expression: string, scope: Scope): unknown {
  try {
    return evaluate(expression, scope);
  } catch {
    return undefined;
  }
}
