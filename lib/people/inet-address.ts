import { isIP } from "node:net";

/**
 * A caller's address as PostgreSQL reads an inet, to be held against the ranges of sites: IPv4 in IPv6 is IPv4, and a zone
 * says nothing to anyone else. Null for what is no address.
 */
export function inetOf(address: string | undefined): string | null {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "") ?? "";
  return isIP(plain) === 0 ? null : plain;
}
