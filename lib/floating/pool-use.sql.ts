import { Prisma } from "@/lib/db/generated/client";
import { hoursOfUse, type UseWindow } from "./use-by-hour.sql";

/** Which pool, of which organisation. */
export type PoolRef = { organizationId: string; poolId: string };

/**
 * The leases of a pool that touch a window: `seats`, `from_at`, `until_at`, `over`, `"user"`, `person_id`, `holder`. One that has
 * run out and was not yet ended lasted as long as its seats did. Those of a day or less began within a day before the window or
 * in it; longer ones have an index of their own.
 */
export function leasesIn({ organizationId, poolId }: PoolRef, window: UseWindow): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM lease l
    WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at >= ${window.from}::timestamptz - interval '24 hours'
      AND l.started_at < ${window.until} AND l.ended_at > ${window.from}
    UNION ALL
    SELECT ${columns} FROM lease l
    WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at < ${window.from}::timestamptz - interval '24 hours'
      AND l.ended_at > ${window.from} AND l.ended_at - l.started_at > interval '24 hours'
    UNION ALL
    SELECT r.* FROM (
      SELECT l.seats, l.started_at AS from_at, nullif(max(s.free_at), greatest(max(s.free_at), lease_now())) AS until_at,
        CASE WHEN l.overdraft THEN l.seats ELSE 0 END AS over, l."user", l.person_id, ${holder} AS holder
      FROM lease l LEFT JOIN pool_seat s ON s.pool_id = ${poolId} AND s.lease_id = l.id AND s.position = ANY (l.positions)
      WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at < ${window.until} AND l.ended_at IS NULL
      GROUP BY l.id) r
    WHERE r.until_at IS NULL OR r.until_at > ${window.from}`;
}

/** What is told of a lease that has ended. */
const columns = Prisma.sql`l.seats, l.started_at AS from_at, l.ended_at AS until_at, CASE WHEN l.overdraft THEN l.seats ELSE 0 END AS over, l."user", l.person_id,
  coalesce(l.person_id, '@' || lower(l."user")) AS holder`;

/** Who a lease is counted for: its person, or the name that the program gave, in small letters. */
const holder = Prisma.sql`coalesce(l.person_id, '@' || lower(l."user"))`;

/** Leases that began in a window: `at`, `"user"`, `person_id`, `holder`; also those that ended at once. */
export function startsIn({ organizationId, poolId }: PoolRef, { from, until }: UseWindow): Prisma.Sql {
  return Prisma.sql`
    SELECT l.started_at AS at, l."user", l.person_id, ${holder} AS holder FROM lease l
    WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at >= ${from} AND l.started_at < ${until}`;
}

/** A window's leases and those that began in it, each looked up once, for all that is reckoned from them: `held` and `begun`. */
export const leasesOf = (pool: PoolRef, window: UseWindow) => Prisma.sql`
  held AS MATERIALIZED (${leasesIn(pool, window)}), begun AS MATERIALIZED (${startsIn(pool, window)})`;

/**
 * The hours of a pool's use within a window, as `pool_hour` has them, reckoned from its leases, denials and capacities: known
 * since the pool was made.
 */
export const poolHours = (pool: PoolRef, window: UseWindow) => Prisma.sql`
  WITH ${leasesOf(pool, window)} SELECT * FROM (${hoursOfLeases(pool, window)}) h`;

/** The same, where `leasesOf` the window are at hand. */
export function hoursOfLeases({ organizationId, poolId }: PoolRef, window: UseWindow): Prisma.Sql {
  const { from, until } = window;
  const hours = hoursOfUse(
    {
      held: Prisma.sql`SELECT seats, from_at, until_at, over FROM held`,
      known: Prisma.sql`SELECT p.created_at AS from_at, NULL::timestamptz AS until_at FROM pool p
        WHERE p.organization_id = ${organizationId} AND p.id = ${poolId}`,
      limits: Prisma.sql`SELECT * FROM (SELECT c.capacity, c.at AS from_at, lead(c.at) OVER (ORDER BY c.at) AS until_at FROM pool_capacity c
        WHERE c.organization_id = ${organizationId} AND c.pool_id = ${poolId}) c WHERE c.capacity IS NOT NULL`,
    },
    window,
  );
  return Prisma.sql`
    WITH
    -- The hours of each holder, put together: what that costs grows with the leases, however many hours they last.
    spans AS (
      SELECT unnest(range_agg(tstzrange(date_bin('1 hour', greatest(h.from_at, ${from}), 'epoch'),
        date_bin('1 hour', least(coalesce(h.until_at, ${until}), ${until}) - interval '1 millisecond', 'epoch') + interval '1 hour'))) AS span
      FROM held h WHERE h.until_at IS NULL OR h.until_at > h.from_at GROUP BY h.holder),
    turns AS (
      SELECT at, sum(step) AS step FROM (
        SELECT lower(span) AS at, 1 AS step FROM spans UNION ALL SELECT upper(span), -1 FROM spans
        UNION ALL SELECT generate_series(${from}::timestamptz, ${until}::timestamptz, interval '1 hour'), 0) t GROUP BY at),
    holders AS (SELECT at AS hour, (sum(step) OVER (ORDER BY at))::int AS holders FROM turns),
    starts AS (SELECT date_bin('1 hour', at, 'epoch') AS hour, count(*)::int AS check_outs FROM begun GROUP BY 1),
    denied AS (
      SELECT hour, jsonb_object_agg(cause, denials) AS denials FROM (
        SELECT date_bin('1 hour', d.at, 'epoch') AS hour, d.cause, count(*)::int AS denials FROM denial d
        WHERE d.organization_id = ${organizationId} AND d.pool_id = ${poolId} AND d.at >= ${from} AND d.at < ${until} GROUP BY 1, 2) c
      GROUP BY hour)
    SELECT u.*, coalesce(o.holders, 0) AS holders, coalesce(s.check_outs, 0) AS check_outs, coalesce(d.denials, '{}') AS denials
    FROM (${hours}) u LEFT JOIN holders o ON o.hour = u.hour LEFT JOIN starts s ON s.hour = u.hour LEFT JOIN denied d ON d.hour = u.hour`;
}
