import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { idleAfterDays } from "@/lib/licenses/capacity.sql";

/** The last day on which the holder of each seat used its product (or a component of it), where there is evidence. */
export async function lastUsedOf(ctx: Context, seatIds: readonly string[]): Promise<Map<string, Date>> {
  if (seatIds.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<{ id: string; day: Date }[]>`
    SELECT s.id, max(u.day) AS day FROM seat s
    JOIN license l ON l.organization_id = s.organization_id AND l.id = s.license_id
    CROSS JOIN LATERAL covered_products(l.organization_id, l.product_id) AS covered (product_id)
    JOIN usage_day u ON u.organization_id = s.organization_id AND u.product_id = covered.product_id AND u.person_id = s.person_id
    WHERE s.organization_id = ${ctx.organizationId} AND s.id = ANY(${[...seatIds]})
    GROUP BY s.id`;
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** The most ids that one statement can name: its parameters are counted with 16 bits. */
const mostIds = 30_000;

/** The seats that are idle now: the same rule as in the counts of a licence. Too many to list are refused. */
export async function idleSeatIds(ctx: Context, today: Date, licenseId: string | null): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    WITH covered AS (
      SELECT l.id AS license_id, l.product_id FROM license l WHERE l.organization_id = ${ctx.organizationId}
      UNION ALL
      SELECT l.id, c.component_id FROM license l
      JOIN suite_component c ON c.organization_id = l.organization_id AND c.suite_id = l.product_id
      WHERE l.organization_id = ${ctx.organizationId}
    )
    SELECT s.id FROM seat s
    WHERE s.organization_id = ${ctx.organizationId} AND (${licenseId}::text IS NULL OR s.license_id = ${licenseId})
      AND (s.held_until IS NULL OR s.held_until > ${ctx.now})
      AND s.held_from <= ${ctx.now}::timestamptz - make_interval(days => ${idleAfterDays})
      AND NOT EXISTS (
        SELECT 1 FROM covered v JOIN usage_day u ON u.product_id = v.product_id
        WHERE v.license_id = s.license_id AND u.organization_id = s.organization_id AND u.person_id = s.person_id
          AND u.day > ${isoDay(today)}::date - ${idleAfterDays}::int)
    LIMIT ${mostIds + 1}`;
  if (rows.length > mostIds)
    throw refuseInput({
      idle: `finds more than ${mostIds.toLocaleString("en")} seats: open one licence and look there`,
    });
  return rows.map(({ id }) => id);
}
