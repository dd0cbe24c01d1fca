import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import type { DuePool } from "./roll-up-turns.sql";

/** Pools with full months (of UTC) that are rolled up by the day and not yet by the month, the furthest behind first. */
export function dueMonths(ctx: Context, most: number): Promise<DuePool[]> {
  return ctx.tx.$queryRaw<DuePool[]>`
    SELECT p.id AS "poolId", t.from_at AS "from", t.until_at AS "until" FROM pool p
    JOIN pool_roll r ON r.organization_id = p.organization_id AND r.pool_id = p.id
    LEFT JOIN pool_month_roll m ON m.organization_id = p.organization_id AND m.pool_id = p.id
    CROSS JOIN LATERAL (SELECT coalesce(m.rolled_until, date_trunc('month', p.created_at, 'UTC')) AS from_at,
      date_trunc('month', r.rolled_until, 'UTC') AS until_at) t
    WHERE p.organization_id = ${ctx.organizationId} AND t.until_at > t.from_at AND (m.try_at IS NULL OR m.try_at <= lease_now())
    ORDER BY t.from_at, p.id LIMIT ${most}`;
}

/** How many rows a pool has of its holders by day between two days; counts no further than `most`. */
export async function countHolderDays(ctx: Context, { poolId, from, until }: DuePool, most: number): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ rows: number }[]>`
    SELECT count(*)::int AS rows FROM (SELECT FROM pool_holder_day WHERE organization_id = ${ctx.organizationId} AND pool_id = ${poolId}
      AND day >= ${isoDay(from)}::date AND day < ${isoDay(until)}::date LIMIT ${most}) d`;
  return row?.rows ?? 0;
}

/** Writes what each holder used in full months: the sum of its days, which never change again. */
export async function addHolderMonths(ctx: Context, { poolId, from, until }: DuePool): Promise<void> {
  await ctx.tx.$executeRaw`
    INSERT INTO pool_holder_month (pool_id, organization_id, month, holder, person_id, "user", seat_ms, check_outs)
    SELECT pool_id, organization_id, date_trunc('month', day::timestamp)::date AS month, holder, max(person_id), min("user"), sum(seat_ms)::bigint,
      sum(check_outs)::int FROM pool_holder_day
    WHERE organization_id = ${ctx.organizationId} AND pool_id = ${poolId} AND day >= ${isoDay(from)}::date AND day < ${isoDay(until)}::date
    GROUP BY pool_id, organization_id, month, holder`;
}
