/**
 * The one key with a hash, and why it is not good: `code` is null for a key in use. $1 is the hash, $2 the instant. A key
 * whose signing key verifies no longer is as bad as forged. A statement of its own, or a CTE of the one that validates.
 */
export const keyByHash = `
  SELECT k.id, k.organization_id AS "organizationId", k.license_id AS "licenseId", k.kind, k.fingerprint,
         k.last_seen_at AS "lastSeenAt", s.verifies_until AS "verifiesUntil",
         CASE WHEN s.verifies_until <= $2::timestamptz THEN 'SIGNATURE_INVALID'
              WHEN k.revoked_at IS NOT NULL THEN 'KEY_REVOKED'
              WHEN k.replaced_at IS NOT NULL THEN 'KEY_REPLACED' END AS code
  FROM license_key k LEFT JOIN signing_key s ON s.kid = k.kid
  WHERE k.hash = $1`;

export type KeyFound = {
  id: string;
  organizationId: string;
  licenseId: string;
  kind: "SIGNED" | "SHORT";
  /** SHA-256 (hex) of the one machine that the key is bound to. */
  fingerprint: string | null;
  lastSeenAt: Date | null;
  /** When the signatures of the key that signed it end; null: no end is set. */
  verifiesUntil: Date | null;
  code: "SIGNATURE_INVALID" | "KEY_REVOKED" | "KEY_REPLACED" | null;
};
