/** JSON of an answer: instants as RFC 3339, 64-bit amounts as numbers (minor units stay far below 2^53). */
export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner));
}
