import type { Secrets } from "@/lib/kernel/secrets";

/** Binds a sealed key to its row: copied to another row, it does not open. */
const sealContext = (id: string) => `license-key/${id}`;

export function sealKey(secrets: Secrets, id: string, text: string): Uint8Array<ArrayBuffer> {
  return secrets.seal(text, sealContext(id));
}

export function openKey(secrets: Secrets, row: { id: string; sealed: Uint8Array }): string {
  return secrets.open(row.sealed, sealContext(row.id)).toString("utf8");
}

/** The last five characters: enough to recognise a key, far too few to guess it. */
export function hintOf(text: string): string {
  return text.slice(-5);
}
