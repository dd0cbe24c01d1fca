import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { hoursOfLeases, leasesOf, type PoolRef } from "./pool-use.sql";
import type { DuePool } from "./roll-up-turns.sql";
import type { UseWindow } from "./use-by-hour.sql";

/** So long after an hour its leases are all written: no transaction that began in it is still under way. */
const settledAfter = "2 minutes";

/**
 * Pools of which full hours can be rolled up, the furthest behind first: from where each is rolled up to the end of the last hour
 * that can change no more. A lease that ran out may still be revived until its end is written down, so that the hour in which
 * it ran out, and what follows, waits for that.
 */
export function duePools(ctx: Pick<Context, "tx" | "organizationId">, most: number): Promise<DuePool[]> {
  return ctx.tx.$queryRaw<DuePool[]>`
    SELECT p.id AS "poolId", t.from_at AS "from", t.until_at AS "until" FROM pool p CROSS JOIN (SELECT lease_now() AS now_is) n
    LEFT JOIN pool_roll r ON r.organization_id = p.organization_id AND r.pool_id = p.id
    CROSS JOIN LATERAL (SELECT coalesce(r.rolled_until, date_bin('1 hour', p.created_at, 'epoch')) AS from_at,
      date_bin('1 hour', least(n.now_is - ${settledAfter}::interval, ${firstRanOut(false)}, ${firstRanOut(true)}), 'epoch') AS until_at) t
    WHERE p.organization_id = ${ctx.organizationId} AND t.until_at > t.from_at AND (r.try_at IS NULL OR r.try_at <= n.now_is)
    ORDER BY t.from_at, p.id LIMIT ${most}`;
}

/** When the first seat of the pool `p` ran out of which the end is not written down; its index gives seats in that order. */
const firstRanOut = (extra: boolean) => Prisma.sql`
  (SELECT s.free_at FROM pool_seat s JOIN lease l ON l.organization_id = s.organization_id AND l.id = s.lease_id AND l.ended_at IS NULL
    WHERE s.pool_id = p.id AND ${extra ? Prisma.sql`s.extra` : Prisma.sql`NOT s.extra`} AND s.free_at <= n.now_is ORDER BY s.free_at LIMIT 1)`;

/** Seats that were in use in the hour before an instant, at the most: not fewer than the leases that are held across it. */
export async function heldBefore(ctx: Context, poolId: string, at: Date): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ peak: number }[]>`
    SELECT peak FROM pool_hour WHERE organization_id = ${ctx.organizationId} AND pool_id = ${poolId} AND hour = ${at}::timestamptz - interval '1 hour'`;
  return row?.peak ?? 0;
}

/** The hour in which the lease begins that is `leases` later than the first since `from`; null where there are fewer. */
export async function hourAfterLeases(ctx: Context, poolId: string, from: Date, leases: number): Promise<Date | null> {
  const [row] = await ctx.tx.$queryRaw<{ hour: Date }[]>`
    SELECT date_bin('1 hour', l.started_at, 'epoch') AS hour FROM lease l
    WHERE l.organization_id = ${ctx.organizationId} AND l.pool_id = ${poolId} AND l.started_at >= ${from} ORDER BY l.started_at OFFSET ${leases} LIMIT 1`;
  return row?.hour ?? null;
}

/** Writes the hours of a window of full hours, what each holder used on its days, and that its people used the product. */
export async function rollUp(
  ctx: Pick<Context, "tx" | "organizationId">,
  poolId: string,
  window: UseWindow,
): Promise<void> {
  const pool = { organizationId: ctx.organizationId, poolId };
  await ctx.tx.$executeRaw`
    WITH ${leasesOf(pool, window)},
    hours AS (INSERT INTO pool_hour (pool_id, organization_id, ${hourColumns})
      SELECT ${poolId}, ${ctx.organizationId}, ${hourColumns} FROM (${hoursOfLeases(pool, window)}) h),
    days AS (${addHolderDays(pool, window)})
    ${addUsageSignals(pool, window)}`;
}

export const hourColumns = Prisma.raw(
  "hour, known_ms, seat_ms, peak, full_ms, overdraft_ms, overdraft_peak, overhang_ms, overhang_peak, capacity_min, capacity_max, holders, check_outs, denials, levels, level_ms",
);

/** What is added for a window is added once, since the hours that follow it begin where it ends. */
function addHolderDays(pool: PoolRef, window: UseWindow): Prisma.Sql {
  const { from, until } = window;
  return Prisma.sql`
    INSERT INTO pool_holder_day (pool_id, organization_id, day, holder, person_id, "user", seat_ms, check_outs)
    SELECT ${pool.poolId}, ${pool.organizationId}, (day AT TIME ZONE 'UTC')::date, holder, person_id, min("user"), sum(ms)::bigint, sum(begun)::int FROM (
      SELECT day, h.holder, h.person_id, h."user", 0 AS begun, h.seats * round(extract(epoch FROM
        least(coalesce(h.until_at, ${until}), ${until}, day + interval '24 hours') - greatest(h.from_at, ${from}, day)) * 1000) AS ms
      FROM held h, generate_series(date_bin('24 hours', greatest(h.from_at, ${from}), 'epoch'),
        least(coalesce(h.until_at, ${until}), ${until}) - interval '1 millisecond', interval '24 hours') day
      UNION ALL SELECT date_bin('24 hours', s.at, 'epoch'), s.holder, s.person_id, s."user", 1, 0 FROM begun s) d
    GROUP BY day, holder, person_id
    ON CONFLICT (pool_id, day, holder) DO UPDATE SET seat_ms = pool_holder_day.seat_ms + excluded.seat_ms,
      check_outs = pool_holder_day.check_outs + excluded.check_outs, "user" = least(pool_holder_day."user", excluded."user")`;
}

/**
 * A lease is a use of the product by its person on the day on which it began and on each day (of the organisation's clocks) at
 * whose beginning it was held. One order for everybody, so that two who add signals cannot lock each other out.
 */
function addUsageSignals(pool: PoolRef, window: UseWindow): Prisma.Sql {
  const { from, until } = window;
  return Prisma.sql`
, at AS (
      SELECT o.time_zone AS zone, coalesce(f.product_id, l.product_id) AS product_id FROM pool p
      JOIN license l ON l.organization_id = p.organization_id AND l.id = p.license_id
      LEFT JOIN feature f ON f.organization_id = p.organization_id AND f.id = p.feature_id
      JOIN organization o ON o.id = p.organization_id WHERE p.organization_id = ${pool.organizationId} AND p.id = ${pool.poolId}),
    midnights AS (
      SELECT day::date AS day, day AT TIME ZONE at.zone AS at FROM at,
        generate_series((${from}::timestamptz AT TIME ZONE at.zone)::date::timestamp, (${until}::timestamptz AT TIME ZONE at.zone)::date::timestamp, interval '1 day') day)
    INSERT INTO usage_day (organization_id, person_id, product_id, day, source, uses)
    SELECT ${pool.organizationId}, u.person_id, at.product_id, u.day, 'check-out', count(*)::int FROM at, (
      SELECT s.person_id, (s.at AT TIME ZONE (SELECT zone FROM at))::date AS day FROM begun s
      UNION ALL SELECT h.person_id, m.day FROM held h JOIN midnights m
        ON h.from_at < m.at AND (h.until_at IS NULL OR h.until_at > m.at) WHERE m.at >= ${from} AND m.at < ${until}) u
    JOIN person w ON w.organization_id = ${pool.organizationId} AND w.id = u.person_id
    GROUP BY at.product_id, u.person_id, u.day ORDER BY at.product_id, u.person_id, u.day
    ON CONFLICT (organization_id, product_id, person_id, day, source) DO UPDATE
      SET uses = least(usage_day.uses::bigint + excluded.uses, 2147483647)::int`;
}
