/** What a cell says: a value, a value read with a reservation, or nothing usable. */
export type Reading<T> = { value: T; warning?: string } | { error: string };

export function quoted(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `“${short.replaceAll(/\s+/g, " ")}”`;
}
