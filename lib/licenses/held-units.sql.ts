import type { OverageRule } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { capacityOfLicense } from "./capacity.sql";

/** Units of a node-locked licence that machines hold now, as its metric counts them. */
export async function activationsHeld(ctx: Context, licenseId: string): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ held: number }[]>`
    SELECT activations_held(${ctx.organizationId}, ${licenseId})::int AS held`;
  return rows[0]?.held ?? 0;
}

type Overage = { overage: OverageRule; overagePercent: number | null };

/** What may be held on a day under an overage rule that the licence does not have yet; null where there is no end to it. */
export async function unitAllowance(
  ctx: Context,
  licenseId: string,
  { overage, overagePercent }: Overage,
  day: Date,
): Promise<number | null> {
  if (overage === "ALWAYS") return null;
  const capacity = await capacityOfLicense(ctx, licenseId, day);
  return overage === "PERCENT" ? Math.floor((capacity * (100 + (overagePercent ?? 0))) / 100) : capacity;
}

type Places = { siteIds: readonly string[]; departmentIds: readonly string[] };

/** How many people hold a seat of the licence and are in none of the departments (or below them), or at none of the sites. */
export async function holdersOutside(ctx: Context, licenseId: string, places: Places): Promise<number> {
  const { siteIds, departmentIds } = places;
  const rows = await ctx.tx.$queryRaw<{ outside: number }[]>`
    WITH RECURSIVE allowed AS (
      SELECT id FROM department WHERE organization_id = ${ctx.organizationId} AND id = ANY(${[...departmentIds]})
      UNION
      SELECT d.id FROM department d JOIN allowed ON d.parent_id = allowed.id WHERE d.organization_id = ${ctx.organizationId}
    )
    SELECT count(*)::int AS outside FROM seat s
    JOIN person p ON p.organization_id = s.organization_id AND p.id = s.person_id
    WHERE s.organization_id = ${ctx.organizationId} AND s.license_id = ${licenseId}
      AND (s.held_until IS NULL OR s.held_until > ${ctx.now})
      AND ((${departmentIds.length > 0} AND (p.department_id IS NULL OR p.department_id NOT IN (SELECT id FROM allowed)))
        OR (${siteIds.length > 0} AND (p.site_id IS NULL OR NOT p.site_id = ANY(${[...siteIds]}))))`;
  return rows[0]?.outside ?? 0;
}
