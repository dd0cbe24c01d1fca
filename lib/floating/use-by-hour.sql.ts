import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { HourOfUse } from "./use-shape";

export type UseSeries = {
  /**
   * SQL that selects `seats` (whole number), `from_at` and `until_at` (timestamptz; null while it lasts): one row a holding. With
   * `limits` also `over`: how many of the seats may be overdraft.
   */
  held: Prisma.Sql;
  /** SQL that selects `from_at` and `until_at`: the time of which anything is known. What lies outside is unknown, never zero. */
  known: Prisma.Sql;
  /** SQL that selects `capacity`, `from_at` and `until_at`, one at any instant at most: what there was. None where nobody knows. */
  limits?: Prisma.Sql;
};

export type UseWindow = {
  /** A full hour. */
  from: Date;
  /** Not included. */
  until: Date;
};

const row = z.object({
  hour: z.date(),
  knownMs: z.coerce.number(),
  seatMs: z.coerce.number(),
  peak: z.number(),
  levels: z.array(z.number()),
  levelMs: z.array(z.number()),
});

/**
 * The hours (of UTC) of a window in which anything is known, oldest first, each with how long it is known, the seats in use
 * weighted by time (seat-milliseconds), the most at once (what ends at the instant at which another begins is not beside
 * it), and for how many milliseconds each number of seats was in use. Costs what the holdings of the window cost to sort.
 */
export async function readUseByHour(
  ctx: Pick<Context, "tx">,
  series: UseSeries,
  window: UseWindow,
): Promise<HourOfUse[]> {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT hour, known_ms AS "knownMs", seat_ms AS "seatMs", peak, levels, level_ms AS "levelMs" FROM (${hoursOfUse(series, window)}) h ORDER BY hour`;
  return rows.map((found) => {
    const { levels, levelMs, ...hour } = row.parse(found);
    return { ...hour, levels: levelsFrom(levels, levelMs) };
  });
}

export const levelsFrom = (levels: readonly number[], ms: readonly number[]): Record<string, number> =>
  Object.fromEntries(levels.map((seats, index) => [seats, ms[index] ?? 0]));

/**
 * SQL of the hours of a window: `hour`, `known_ms`, `seat_ms`, `peak`, `full_ms` (as many in use as there were, or more),
 * `overdraft_ms` and `overdraft_peak` (beyond what there was, up to `over`), `overhang_ms` and `overhang_peak` (the rest beyond it),
 * `capacity_min`, `capacity_max` (null where nobody knows), `levels` and `level_ms`.
 */
export function hoursOfUse({ held, known, limits }: UseSeries, { from, until }: UseWindow): Prisma.Sql {
  const over = limits ? Prisma.sql`h.over` : Prisma.sql`0`;
  const limit = limits ?? Prisma.sql`SELECT 0 AS capacity, NULL::timestamptz AS from_at, NULL::timestamptz AS until_at`;
  return Prisma.sql`
    WITH span AS (SELECT ${from}::timestamptz AS from_at, ${until}::timestamptz AS until_at),
    parts AS (
      SELECT h.from_at, h.until_at, h.seats, ${over} AS over, 0 AS known, 0 AS capacity, 0 AS limited FROM (${held}) h
      UNION ALL SELECT k.from_at, k.until_at, 0, 0, 1, 0, 0 FROM (${known}) k
      UNION ALL SELECT c.from_at, c.until_at, 0, 0, 0, c.capacity, 1 FROM (${limit}) c),
    clipped AS (
      SELECT greatest(p.from_at, span.from_at) AS from_at, least(p.until_at, span.until_at) AS until_at, p.seats, p.over, p.known, p.capacity, p.limited
      FROM parts p, span WHERE p.from_at < span.until_at AND (p.until_at IS NULL OR p.until_at > span.from_at)),
    steps AS (
      SELECT at, sum(seats)::int AS seats, sum(over)::int AS over, sum(known)::int AS known, sum(capacity)::int AS capacity, sum(limited)::int AS limited FROM (
        SELECT from_at AS at, seats, over, known, capacity, limited FROM clipped WHERE from_at < until_at
        UNION ALL SELECT until_at, -seats, -over, -known, -capacity, -limited FROM clipped WHERE from_at < until_at
        UNION ALL SELECT generate_series(span.from_at, span.until_at, interval '1 hour'), 0, 0, 0, 0, 0 FROM span
        UNION ALL SELECT span.until_at, 0, 0, 0, 0, 0 FROM span) s
      GROUP BY at),
    stretches AS (
      SELECT date_bin('1 hour', at, 'epoch') AS hour, sum(seats) OVER so_far AS seats, sum(over) OVER so_far AS over, sum(known) OVER so_far AS known,
        CASE WHEN sum(limited) OVER so_far > 0 THEN sum(capacity) OVER so_far END AS capacity,
        round(date_part('epoch', lead(at) OVER so_far - at) * 1000)::bigint AS ms
      FROM steps WINDOW so_far AS (ORDER BY at)),
    -- Without a capacity nothing is beyond it: greatest() leaves null out.
    measured AS (
      SELECT hour, ms, seats, capacity, greatest(0, seats - capacity) AS beyond, least(over, greatest(0, seats - capacity)) AS overdraft
      FROM stretches WHERE known > 0 AND ms > 0),
    levels AS (
      SELECT hour, array_agg(seats::int ORDER BY seats) AS levels, array_agg(ms::int ORDER BY seats) AS level_ms
      FROM (SELECT hour, seats, sum(ms) AS ms FROM measured GROUP BY hour, seats) l GROUP BY hour),
    -- Joined hour by hour: beside each of its stretches, an hour's levels would be sorted as often as it has stretches.
    sums AS (
      SELECT hour, sum(ms)::int AS known_ms, sum(ms * seats)::bigint AS seat_ms, max(seats)::int AS peak,
        coalesce(sum(ms) FILTER (WHERE capacity > 0 AND seats >= capacity), 0)::int AS full_ms,
        sum(ms * overdraft)::bigint AS overdraft_ms, max(overdraft)::int AS overdraft_peak,
        sum(ms * (beyond - overdraft))::bigint AS overhang_ms, max(beyond - overdraft)::int AS overhang_peak,
        min(capacity)::int AS capacity_min, max(capacity)::int AS capacity_max
      FROM measured GROUP BY hour)
    SELECT s.*, l.levels, l.level_ms FROM sums s JOIN levels l ON l.hour = s.hour`;
}
