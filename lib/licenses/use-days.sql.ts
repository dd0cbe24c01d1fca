import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

export type UseCount = { people: number; machines: number };
type Span = { licenseId: string; from: Date; to: Date };

/** How many people and machines used a licence from one day to another, each counted once; both days count. */
export async function distinctUse(ctx: Context, { licenseId, from, to }: Span): Promise<UseCount> {
  const [counts] = await ctx.tx.$queryRaw<UseCount[]>`
    SELECT count(DISTINCT holder) FILTER (WHERE holder NOT LIKE 'machine:%')::int AS people,
      count(DISTINCT holder) FILTER (WHERE holder LIKE 'machine:%')::int AS machines
    FROM license_use_day
    WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId}
      AND day BETWEEN ${isoDay(from)}::date AND ${isoDay(to)}::date`;
  return counts ?? { people: 0, machines: 0 };
}

/** The same for each day, or each month by its first day, of a span; where nobody used it, with zero. */
export function distinctUseBy(ctx: Context, { licenseId, from, to }: Span, unit: "day" | "month") {
  return ctx.tx.$queryRaw<(UseCount & { from: Date })[]>`
    SELECT spans.first::date AS "from",
      count(DISTINCT holder) FILTER (WHERE holder NOT LIKE 'machine:%')::int AS people,
      count(DISTINCT holder) FILTER (WHERE holder LIKE 'machine:%')::int AS machines
    FROM generate_series(date_trunc(${unit}, ${isoDay(from)}::date::timestamp), ${isoDay(to)}::date::timestamp, ('1 ' || ${unit})::interval) AS spans(first)
    LEFT JOIN license_use_day u ON u.organization_id = ${ctx.organizationId} AND u.license_id = ${licenseId}
      AND u.day >= spans.first AND u.day < spans.first + ('1 ' || ${unit})::interval
      AND u.day BETWEEN ${isoDay(from)}::date AND ${isoDay(to)}::date
    GROUP BY spans.first ORDER BY spans.first`;
}
