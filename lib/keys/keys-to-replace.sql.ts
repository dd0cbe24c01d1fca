import { Prisma } from "@/lib/db/generated/client";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

/** Which signing key, and the organisation's day. */
type Signed = { kid: string; today: Date };

/**
 * Keys in use that a signing key has signed, of licences that somebody can use now or again: none that is archived, or
 * TERMINATED as `stateOn` says it. The others would stand before those that are to be replaced for ever.
 */
const toReplace = (ctx: Context, { kid, today }: Signed) => Prisma.sql`
  FROM license_key k JOIN license l ON l.organization_id = k.organization_id AND l.id = k.license_id
  WHERE k.organization_id = ${ctx.organizationId} AND k.kid = ${kid} AND k.revoked_at IS NULL AND k.replaced_at IS NULL
    AND l.archived_at IS NULL AND l.terminated_at IS NULL
    AND (l.expiry_behavior = 'REVOKE' AND ${isoDay(today)}::date > l.ends_on
      + CASE WHEN l.cancelled_at IS NULL THEN l.grace_days ELSE 0 END) IS NOT TRUE`;

/** The oldest of them. */
export function keysToReplace(
  ctx: Context,
  signed: Signed,
  limit: number,
): Promise<{ id: string; licenseId: string }[]> {
  return ctx.tx.$queryRaw`
    SELECT k.id, k.license_id AS "licenseId" ${toReplace(ctx, signed)} ORDER BY k.id LIMIT ${limit}`;
}

export async function countKeysToReplace(ctx: Context, signed: Signed): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${toReplace(ctx, signed)}`;
  return row?.count ?? 0;
}
