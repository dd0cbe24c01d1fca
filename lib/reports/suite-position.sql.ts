import type { Context } from "@/lib/kernel/operation";

/** How many people have each product through a seat of a suite now. */
export async function peopleThroughSuites(ctx: Context, productIds: readonly string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<{ id: string; people: number }[]>`
    SELECT c.component_id AS id, count(DISTINCT s.person_id)::int AS people
    FROM suite_component c
    JOIN license l ON l.organization_id = c.organization_id AND l.product_id = c.suite_id AND l.archived_at IS NULL
    JOIN seat s ON s.organization_id = l.organization_id AND s.license_id = l.id
      AND s.held_from <= ${ctx.now} AND (s.held_until IS NULL OR s.held_until > ${ctx.now})
    WHERE c.organization_id = ${ctx.organizationId} AND c.component_id = ANY(${[...productIds]})
    GROUP BY c.component_id`;
  return new Map(rows.map(({ id, people }) => [id, people]));
}
