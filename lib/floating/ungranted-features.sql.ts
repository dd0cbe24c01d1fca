import { coveredProducts } from "@/lib/catalog/suite.sql";
import type { Context } from "@/lib/kernel/operation";

/** `exceptions`: how many people and departments have it all the same. */
type Ungranted = { id: string; code: string; name: string; exceptions: number };

/** By the very function that a check-out of the feature's pool is judged by; at most 1,000. */
export async function ungrantedOf(
  ctx: Context,
  { licenseId, productId }: { licenseId: string; productId: string },
): Promise<Ungranted[]> {
  const covered = await coveredProducts(ctx, productId);
  return ctx.tx.$queryRaw<Ungranted[]>`
    SELECT f.id, f.code, f.name, (SELECT count(*)::int FROM entitlement_override o WHERE o.organization_id = f.organization_id
        AND o.license_id = ${licenseId} AND o.feature_id = f.id AND o.enabled AND o.activation_id IS NULL AND o.archived_at IS NULL
        AND (o.starts_at IS NULL OR o.starts_at <= lease_now()) AND (o.ends_at IS NULL OR o.ends_at > lease_now())) AS exceptions
    FROM feature f
    WHERE f.organization_id = ${ctx.organizationId} AND f.product_id = ANY (${covered}) AND f.archived_at IS NULL
      AND NOT feature_holds(f.organization_id, ${licenseId}, f.id, NULL, lease_now())
    ORDER BY f.name, f.id LIMIT 1000`;
}
