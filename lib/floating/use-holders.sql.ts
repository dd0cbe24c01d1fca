import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { leasesIn, startsIn, type PoolRef } from "./pool-use.sql";
import type { UseWindow } from "./use-by-hour.sql";

const mostNamed = 15;
const dayMs = 24 * 3_600_000;

const holder = z.object({
  user: z.string(),
  personId: z.string().nullable(),
  person: z.string().nullable(),
  seatMs: z.number(),
  /** Check-outs that began within the window. */
  times: z.number(),
});
const holders = z.object({
  /** All who held a seat, and their seat-milliseconds. */
  count: z.number(),
  seatMs: z.number(),
  /** Who used most, at most fifteen. */
  most: z.array(holder),
  /** By the department in which people are now, at most fifteen; `person` where only the department is missing. */
  departments: z.array(z.object({ name: z.string().nullable(), person: z.boolean(), seatMs: z.number() })),
});
export type UseOfHolders = z.output<typeof holders>;

/** How far the pool is rolled up by the day and by the month, and from where on hours are reckoned from the leases (`UseSpan`). */
type Rolled = { rolledUntil: Date; monthsUntil: Date | null; liveFrom: Date };

/**
 * Who used how much within a window: by person where one is known, else by the name that the program gave. Full months
 * and days (of UTC) are read as they were rolled up, the rest from the leases.
 */
export async function readUseByHolder(
  ctx: Pick<Context, "tx">,
  pool: PoolRef,
  window: UseWindow,
  rolled: Rolled,
): Promise<UseOfHolders> {
  const [row] = await ctx.tx.$queryRaw<{ use: unknown }[]>`
    WITH used AS MATERIALIZED (
      SELECT holder, CASE WHEN holder NOT LIKE '@%' THEN holder END AS person_id, min("user") AS "user", sum(ms)::bigint AS ms, sum(times)::int AS times
      FROM (${Prisma.join(parts(pool, window, rolled), " UNION ALL ")}) p GROUP BY holder HAVING sum(ms) > 0),
    named AS (
      SELECT u."user", u.person_id AS "personId", w.display_name AS person, u.ms AS "seatMs", u.times FROM used u
      LEFT JOIN person w ON w.organization_id = ${pool.organizationId} AND w.id = u.person_id ORDER BY u.ms DESC, u."user" LIMIT ${mostNamed}),
    departments AS (
      SELECT d.name, u.person_id IS NOT NULL AS person, sum(u.ms) AS "seatMs" FROM used u
      LEFT JOIN person w ON w.organization_id = ${pool.organizationId} AND w.id = u.person_id
      LEFT JOIN department d ON d.organization_id = w.organization_id AND d.id = w.department_id
      GROUP BY d.id, d.name, u.person_id IS NOT NULL ORDER BY sum(u.ms) DESC, d.name LIMIT ${mostNamed})
    SELECT jsonb_build_object('count', (SELECT count(*) FROM used), 'seatMs', (SELECT coalesce(sum(ms), 0) FROM used),
      'most', (SELECT coalesce(jsonb_agg(to_jsonb(n) ORDER BY n."seatMs" DESC, n."user"), '[]') FROM named n),
      'departments', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d."seatMs" DESC, d.name), '[]') FROM departments d)) AS use`;
  return holders.parse(row?.use);
}

/** SQL of the parts of a window: months and days as they were rolled up, and its edges as the leases tell. */
function parts(
  pool: PoolRef,
  { from, until }: UseWindow,
  { rolledUntil, monthsUntil, liveFrom }: Rolled,
): Prisma.Sql[] {
  const first = new Date(Math.ceil(from.getTime() / dayMs) * dayMs);
  const last = new Date(Math.floor(Math.min(rolledUntil.getTime(), until.getTime()) / dayMs) * dayMs);
  if (first >= last) return edges(pool, from, { rolledUntil, liveFrom, until });
  const before = from < first ? [live(pool, { from, until: first })] : [];
  return [...before, ...rolled(pool, first, last, monthsUntil), ...edges(pool, last, { rolledUntil, liveFrom, until })];
}

/** Full days, of which those of full months are read by the month as far as these are put together. */
function rolled(pool: PoolRef, first: Date, last: Date, monthsUntil: Date | null): Prisma.Sql[] {
  const from = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + (first.getUTCDate() === 1 ? 0 : 1), 1));
  const until = new Date(Math.min(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), 1), monthsUntil?.getTime() ?? 0));
  if (from >= until) return [daysBetween(pool, first, last)];
  return [
    ...(first < from ? [daysBetween(pool, first, from)] : []),
    Prisma.sql`
      SELECT m.holder, m."user", m.seat_ms AS ms, m.check_outs AS times FROM pool_holder_month m
      WHERE m.organization_id = ${pool.organizationId} AND m.pool_id = ${pool.poolId} AND m.month >= ${isoDay(from)}::date AND m.month < ${isoDay(until)}::date`,
    ...(until < last ? [daysBetween(pool, until, last)] : []),
  ];
}

const daysBetween = (pool: PoolRef, from: Date, until: Date) => Prisma.sql`
  SELECT d.holder, d."user", d.seat_ms AS ms, d.check_outs AS times FROM pool_holder_day d
  WHERE d.organization_id = ${pool.organizationId} AND d.pool_id = ${pool.poolId} AND d.day >= ${isoDay(from)}::date AND d.day < ${isoDay(until)}::date`;

/** From an instant to the end, without what is not rolled up yet and too long ago to be reckoned at each look. */
function edges(
  pool: PoolRef,
  from: Date,
  { rolledUntil, liveFrom, until }: Omit<Rolled, "monthsUntil"> & { until: Date },
): Prisma.Sql[] {
  if (liveFrom <= rolledUntil || liveFrom <= from) return [live(pool, { from, until })];
  return [
    ...(from < rolledUntil ? [live(pool, { from, until: rolledUntil })] : []),
    live(pool, { from: liveFrom, until }),
  ];
}

function live(pool: PoolRef, window: UseWindow): Prisma.Sql {
  const { from, until } = window;
  return Prisma.sql`
    SELECT h.holder, h."user", h.seats * round(extract(epoch FROM
      least(coalesce(h.until_at, ${until}), ${until}) - greatest(h.from_at, ${from})) * 1000) AS ms, 0 AS times
    FROM (${leasesIn(pool, window)}) h
    UNION ALL SELECT s.holder, s."user", 0, 1 FROM (${startsIn(pool, window)}) s`;
}
