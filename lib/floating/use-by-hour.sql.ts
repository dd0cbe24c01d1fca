import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { HourOfUse } from "./use-shape";

export type UseSeries = {
  /** SQL that selects `seats` (whole number), `from_at` and `until_at` (timestamptz; null while it lasts): one row a holding. */
  held: Prisma.Sql;
  /** SQL that selects `from_at` and `until_at`: the time of which anything is known. What lies outside is unknown, never zero. */
  known: Prisma.Sql;
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
  levels: z.record(z.string(), z.coerce.number()),
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
  const rows = await ctx.tx.$queryRaw<unknown[]>(hoursOfUse(series, window));
  return rows.map((found) => row.parse(found));
}

function hoursOfUse({ held, known }: UseSeries, { from, until }: UseWindow): Prisma.Sql {
  return Prisma.sql`
    WITH span AS (SELECT ${from}::timestamptz AS from_at, ${until}::timestamptz AS until_at),
    clipped AS (
      SELECT greatest(h.from_at, span.from_at) AS from_at, least(h.until_at, span.until_at) AS until_at, h.seats, 0 AS known
      FROM (${held}) h, span WHERE h.from_at < span.until_at AND (h.until_at IS NULL OR h.until_at > span.from_at)
      UNION ALL
      SELECT greatest(k.from_at, span.from_at), least(k.until_at, span.until_at), 0, 1
      FROM (${known}) k, span WHERE k.from_at < span.until_at AND (k.until_at IS NULL OR k.until_at > span.from_at)),
    steps AS (
      SELECT at, sum(seats) AS seats, sum(known) AS known FROM (
        SELECT from_at AS at, seats, known FROM clipped WHERE from_at < until_at
        UNION ALL SELECT until_at, -seats, -known FROM clipped WHERE from_at < until_at
        UNION ALL SELECT generate_series(span.from_at, span.until_at, interval '1 hour'), 0, 0 FROM span
        UNION ALL SELECT span.until_at, 0, 0 FROM span) s
      GROUP BY at),
    stretches AS (
      SELECT date_bin('1 hour', at, 'epoch') AS hour, sum(seats) OVER so_far AS seats, sum(known) OVER so_far AS known,
        round(extract(epoch FROM lead(at) OVER (ORDER BY at) - at) * 1000)::bigint AS ms
      FROM steps WINDOW so_far AS (ORDER BY at)),
    levels AS (
      SELECT hour, seats, sum(ms) AS ms FROM stretches WHERE known > 0 AND ms > 0 GROUP BY hour, seats)
    SELECT hour, sum(ms)::bigint AS "knownMs", sum(ms * seats)::bigint AS "seatMs", max(seats)::int AS peak,
      jsonb_object_agg(seats, ms) AS levels
    FROM levels GROUP BY hour ORDER BY hour`;
}
