import type { Context } from "@/lib/kernel/operation";

export type Revoked = {
  keys: string[];
  licenses: string[];
  activations: string[];
  leases: string[];
  signingKeys: string[];
};

/**
 * What offline programs must no longer accept, by ids, of one licence or (null) of all: only what a file that is still
 * good depends on, or, for a licence that need not be validated online, a signed key that has no end behind it.
 */
export async function readRevoked(ctx: Context, licenseId: string | null, today: Date): Promise<Revoked> {
  const [row] = await ctx.tx.$queryRaw<Revoked[]>`
    WITH good_file AS (
      SELECT license_id, key_id, activation_id, lease_id, kid FROM issued_file
      WHERE organization_id = ${ctx.organizationId} AND expires_at > ${ctx.now}
        AND (${licenseId}::text IS NULL OR license_id = ${licenseId})
    ), signed_key AS (
      SELECT k.id, k.license_id, k.kid, k.revoked_at, k.replaced_at
      FROM license_key k JOIN license l ON (l.organization_id, l.id) = (k.organization_id, k.license_id)
      WHERE k.organization_id = ${ctx.organizationId} AND k.kind = 'SIGNED' AND l.deployment <> 'CLOUD'
        AND (k.expires_on IS NULL OR k.expires_on >= ${today}::date)
        AND (${licenseId}::text IS NULL OR k.license_id = ${licenseId})
    )
    SELECT
      ARRAY(SELECT k.id FROM license_key k
            WHERE k.organization_id = ${ctx.organizationId} AND (k.revoked_at IS NOT NULL OR k.replaced_at IS NOT NULL)
              AND (k.id IN (SELECT key_id FROM good_file) OR k.id IN (SELECT id FROM signed_key))
            ORDER BY k.id) AS keys,
      ARRAY(SELECT l.id FROM license l
            WHERE l.organization_id = ${ctx.organizationId}
              AND (l.suspended_at IS NOT NULL OR l.terminated_at IS NOT NULL OR l.archived_at IS NOT NULL)
              AND (l.id IN (SELECT license_id FROM good_file) OR l.id IN (SELECT license_id FROM signed_key))
            ORDER BY l.id) AS licenses,
      ARRAY(SELECT a.id FROM activation a
            WHERE a.organization_id = ${ctx.organizationId} AND a.ended_at IS NOT NULL
              AND a.id IN (SELECT activation_id FROM good_file)
            ORDER BY a.id) AS activations,
      ARRAY(SELECT b.id FROM lease b
            WHERE b.organization_id = ${ctx.organizationId} AND (b.ended_at IS NOT NULL OR b.lost_at IS NOT NULL)
              AND b.id IN (SELECT lease_id FROM good_file)
            ORDER BY b.id) AS leases,
      ARRAY(SELECT s.kid FROM signing_key s
            WHERE s.organization_id = ${ctx.organizationId} AND s.verifies_until <= ${ctx.now}
              AND (s.kid IN (SELECT kid FROM good_file) OR s.kid IN (SELECT kid FROM signed_key))
            ORDER BY s.kid) AS "signingKeys"`;
  return row ?? { keys: [], licenses: [], activations: [], leases: [], signingKeys: [] };
}
