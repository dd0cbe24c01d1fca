type Said = { code: string; originalCode: string; kind: string; message: string; syscall: string };

const deepest = 5;

/**
 * Whether something holds of an error, of one of its causes (a driver's are plain objects), or of one of those that it
 * stands for.
 */
export function anyErrorOf(error: unknown, holds: (said: Said, error: object) => boolean, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > deepest) return false;
  const text = (name: keyof Said) => {
    const value: unknown = name in error ? Reflect.get(error, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  const said = {
    code: text("code"),
    originalCode: text("originalCode"),
    kind: text("kind"),
    message: text("message"),
    syscall: text("syscall"),
  };
  if (holds(said, error)) return true;
  if (error instanceof AggregateError && error.errors.some((one) => anyErrorOf(one, holds, depth + 1))) return true;
  return "cause" in error && anyErrorOf(error.cause, holds, depth + 1);
}
