/**
 * Nothing secret and nothing personal reaches a log: what stands under a telling key is replaced whole, and text is
 * cleaned of mail addresses, credentials and links that open something.
 */
const telling = [
  /passw|passphrase|secret|token|authori[sz]ation|cookie|credential|session|csrf|otp|signature|nonce/i,
  /e-?mail|recipient|phone|address|birth|iban/i,
  /key$|keys$|^key/i,
  /(^|[a-z_.-])name$|^(first|last|given|family|display|full|user)_?name|^(holder|hostname|user|person|before|after|body|params|query|detail|where)$/i,
];
/** Telling by their spelling, harmless by their meaning. */
const harmless = new Set(["requestid", "processname", "eventname", "filename", "functionname", "tablename"]);

const hidden = "[hidden]";
const deepest = 8;

export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0, new Set());
}

export function redactText(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi, `$1${hidden}@`)
    .replace(/[^\s<>"'(),;:=[\]{}|/\\]+@[^\s<>"'(),;:=[\]{}|/\\]+\.[a-z0-9-]+/gi, hidden)
    .replace(/\b(Bearer|Basic|License)\s+[A-Za-z0-9._~+/=-]{6,}/g, `$1 ${hidden}`)
    .replace(/(Key \([^)]*\)=)\([^)]*\)/g, `$1(${hidden})`)
    .replace(/([?&][^=\s&]+=)[^&\s"']+/g, `$1${hidden}`);
}

/** A path for the log: no query, and no segment that by its looks opens something (set-up, invitation and reset links). */
export function loggablePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path
    .split("/")
    .map((segment) =>
      /^[A-Za-z0-9_%~-]{20,}$/.test(segment) && !/^[a-z]{3}_/.test(segment) ? "…" : redactText(segment),
    )
    .join("/");
}

function describeError(error: Error): Record<string, unknown> {
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return {
    type: error.name,
    message: redactText(error.message),
    ...code,
    stack: redactText(error.stack ?? ""),
    ...cause,
  };
}

function redactObject(fields: object, depth: number, seen: Set<object>): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    clean[key] = isTelling(key) && value !== undefined && value !== null ? hidden : redactValue(value, depth + 1, seen);
  }
  return clean;
}

function redactValue(value: unknown, depth: number, seen: Set<object>): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return value.toJSON();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (seen.has(value) || depth > deepest) return "[…]";
  const within = new Set(seen).add(value);
  return Array.isArray(value)
    ? value.map((entry) => redactValue(entry, depth + 1, within))
    : redactObject(value, depth, within);
}

function isTelling(key: string): boolean {
  return !harmless.has(key.toLowerCase()) && telling.some((pattern) => pattern.test(key));
}
