import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { UseSeries, UseWindow } from "./use-by-hour.sql";

/**
 * The leases of a pool that touch a window: `seats`, `from_at`, `until_at`, `"user"`, `person_id`. One that has run out and
 * was not yet ended lasted as long as its seats did. What had ended before the window is left out by the index over the ends.
 */
export function leasesIn({ organizationId }: Pick<Context, "organizationId">, poolId: string, window: UseWindow) {
  return Prisma.sql`
    SELECT l.seats, l.started_at AS from_at, l.ended_at AS until_at, l."user", l.person_id FROM lease l
    WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at < ${window.until} AND l.ended_at > ${window.from}
    UNION ALL
    SELECT l.seats, l.started_at, (SELECT nullif(max(s.free_at), greatest(max(s.free_at), lease_now())) FROM pool_seat s
        WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id), l."user", l.person_id FROM lease l
    WHERE l.organization_id = ${organizationId} AND l.pool_id = ${poolId} AND l.started_at < ${window.until} AND l.ended_at IS NULL`;
}

/** The use of a pool: known since it was made. */
export function seriesOfPool(ctx: Pick<Context, "organizationId">, poolId: string, window: UseWindow): UseSeries {
  return {
    held: leasesIn(ctx, poolId, window),
    known: Prisma.sql`SELECT p.created_at AS from_at, NULL::timestamptz AS until_at FROM pool p
      WHERE p.organization_id = ${ctx.organizationId} AND p.id = ${poolId}`,
  };
}

const holderRow = z.object({
  user: z.string(),
  personId: z.string().nullable(),
  person: z.string().nullable(),
  department: z.string().nullable(),
  seatMs: z.coerce.number(),
  times: z.number(),
});
export type UseOfHolder = z.output<typeof holderRow>;

/**
 * Who used how much, the most first: seat-milliseconds within a window, by person where one is known, else by the name that
 * the program gave; with the department in which the person is now. `held` selects `seats`, `from_at`, `until_at`, `"user"`
 * and `person_id`.
 */
export async function readUseByHolder(
  ctx: Pick<Context, "tx" | "organizationId">,
  held: Prisma.Sql,
  { from, until }: UseWindow,
): Promise<UseOfHolder[]> {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT u."user", u.person_id AS "personId", h.display_name AS person, d.name AS department, u.ms::bigint AS "seatMs", u.times
    FROM (
      SELECT min(l."user") AS "user", l.person_id, count(*)::int AS times,
        sum(l.seats * round(extract(epoch FROM least(coalesce(l.until_at, ${until}), ${until}) - greatest(l.from_at, ${from})) * 1000)) AS ms
      FROM (${held}) l WHERE l.from_at < ${until} AND (l.until_at IS NULL OR l.until_at > ${from})
      GROUP BY l.person_id, CASE WHEN l.person_id IS NULL THEN lower(l."user") END) u
    LEFT JOIN person h ON h.organization_id = ${ctx.organizationId} AND h.id = u.person_id
    LEFT JOIN department d ON d.organization_id = h.organization_id AND d.id = h.department_id
    ORDER BY u.ms DESC, u."user"`;
  return rows.map((row) => holderRow.parse(row));
}
