import type { Secrets } from "@/lib/kernel/secrets";

const digestContext = "vendor-key";

/** Binds a sealed key to its row: copied to another row, it does not open. */
const sealContext = (id: string) => `vendor-key/${id}`;

export function sealVendorKey(secrets: Secrets, id: string, key: string) {
  return { sealed: secrets.seal(key, sealContext(id)), digest: digestOf(secrets, key), hint: hintOf(key) };
}

export function openVendorKey(secrets: Secrets, row: { id: string; sealed: Uint8Array }): string {
  return secrets.open(row.sealed, sealContext(row.id)).toString("utf8");
}

/** Finds a key again without opening any. */
export function digestOf(secrets: Secrets, key: string): string {
  return secrets.digest(key, digestContext);
}

/** The last four characters, or fewer of a short key: never more than half of it. */
function hintOf(key: string): string {
  const compact = key.replace(/\s+/g, "");
  return compact.slice(-Math.min(4, Math.floor(compact.length / 2)) || compact.length);
}
