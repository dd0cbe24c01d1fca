export type Change = { field: string; before: string | null; after: string | null };

/** "reassignableUntil" → "Reassignable until"; an id of something is told by the thing's name: "licenseId" → "License". */
export function fieldWords(path: string): string {
  const words = path
    .replaceAll(".", " · ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/ id$/, "")
    .replace(/^kid$/, "signing key")
    .replace(/^sha256$/, "SHA-256")
    .replaceAll("license", "licence")
    .replaceAll("behavior", "behaviour")
    .replaceAll("organization", "organisation");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function flatten(value: unknown, path: string, into: Map<string, string>) {
  if (value === null || value === undefined || value === "") return;
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
  } else if (Array.isArray(value)) {
    if (value.length > 0)
      into.set(path, value.map((one) => (isRecord(one) ? JSON.stringify(one) : String(one))).join(", "));
  } else {
    into.set(path, typeof value === "boolean" ? (value ? "yes" : "no") : String(value));
  }
}

const inWords = /(^|\.)(status|state|term|allocation|metric|deployment|kind|role|roles|step)$/i;

/** "ON_LEAVE" → "on leave", for the fields whose values are such names; a currency or a code stays as it is. */
function valueWords(path: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  return inWords.test(path) && /^[A-Z][A-Z_, ]+$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value;
}

const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Whether a recorded value is a day or an instant, of ours or as the database writes one. */
export const isInstant = (text: string) => instant.test(text);

/** `{"host": "ws-1", "user": "ada"}` → "host ws-1, user ada": what was recorded as one value with parts. */
export function partsInWords(text: string): string {
  if (!text.startsWith("{")) return text;
  const parts = new Map<string, string>();
  try {
    flatten(JSON.parse(text), "", parts);
  } catch {
    return text;
  }
  return [...parts].map(([path, value]) => `${fieldWords(path).toLowerCase()} ${value}`).join(", ");
}

/** What changed between two recorded states, field by field, in the order in which the fields were recorded. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const was = new Map<string, string>();
  const is = new Map<string, string>();
  flatten(before, "", was);
  flatten(after, "", is);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({
      field: fieldWords(path || "value"),
      before: valueWords(path, was.get(path)),
      after: valueWords(path, is.get(path)),
    }))
    .filter((change) => change.before !== change.after);
}
