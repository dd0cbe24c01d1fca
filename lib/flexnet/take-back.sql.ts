import type { Context } from "@/lib/kernel/operation";
import { forgetFrom } from "./reckon.sql";

const atOnce = 4_000;

/** What an origin covers is unknown again, unless another covers it; leases are reckoned anew from there. */
export async function forgetOrigin(ctx: Context, sourceId: string, origin: string): Promise<void> {
  const first = await ctx.tx.usageCoverage.findFirst({ where: { sourceId, origin }, orderBy: { fromAt: "asc" } });
  await ctx.tx.usageCoverage.deleteMany({ where: { sourceId, origin } });
  if (first) await forgetFrom(ctx, sourceId, first.fromAt);
  const last = await ctx.tx.usageCoverage.aggregate({ where: { sourceId }, _max: { untilAt: true } });
  await ctx.tx.usageSource.update({ where: { id: sourceId }, data: { lastLineAt: last._max.untilAt } });
}

/** Takes back the next events that an origin brought; those that another origin covers become that one's. Answers whether there were any. */
export async function takeBackEvents(ctx: Context, sourceId: string, origin: string): Promise<boolean> {
  const [told] = await ctx.tx.$queryRaw<{ some: number }[]>`
    WITH next AS (
      SELECT e.at, e.key, e.ordinal,
        (SELECT c.origin FROM usage_coverage c WHERE c.source_id = e.source_id AND c.origin <> ${origin}
          AND e.at BETWEEN c.from_at AND c.until_at LIMIT 1) AS other
      FROM usage_event e WHERE e.organization_id = ${ctx.organizationId} AND e.source_id = ${sourceId} AND e.origin = ${origin}
      LIMIT ${atOnce}),
    kept AS (
      UPDATE usage_event e SET origin = n.other FROM next n
      WHERE e.source_id = ${sourceId} AND e.at = n.at AND e.key = n.key AND e.ordinal = n.ordinal AND n.other IS NOT NULL),
    gone AS (
      DELETE FROM usage_event e USING next n
      WHERE e.source_id = ${sourceId} AND e.at = n.at AND e.key = n.key AND e.ordinal = n.ordinal AND n.other IS NULL)
    SELECT count(*)::int AS some FROM next`;
  return (told?.some ?? 0) > 0;
}
