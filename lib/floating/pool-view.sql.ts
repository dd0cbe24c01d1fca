import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { poolNumberFields } from "./live-pool";

/**
 * The numbers of pools at this moment, by the database's clock. Where a pool is due to be reckoned anew, which whoever checks
 * out next does, its capacity is read from the purchases.
 */
export async function poolNumbers(ctx: Context, poolIds: readonly string[]) {
  const which = Prisma.sql`SELECT ${ctx.organizationId} AS organization_id, unnest(${[...poolIds]}::text[]) AS id`;
  const rows = await ctx.tx.$queryRaw<unknown[]>(numbersOfPools(which));
  return new Map(rows.map((row) => poolNumberFields.parse(row)).map((row) => [row.id, row]));
}

/** The statement behind it, for the pools that `which` selects (`organization_id`, `id`). */
export function numbersOfPools(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id, p.waiting AS queued, own.capacity, CASE WHEN p.archived_at IS NOT NULL THEN 0 WHEN l.allocation = 'SITE' OR l.overage = 'ALWAYS' THEN NULL
        WHEN l.overage = 'PERCENT' THEN floor(own.capacity * (100 + l.overage_percent) / 100.0)::int ELSE own.capacity END AS allowance,
      seats_in_use(p, lease_now()) AS "inUse",
      (SELECT count(*)::int FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > lease_now()) AS overdraft,
      (SELECT coalesce(sum(greatest(0, g.seats - held_by_group(g, lease_now()))), 0)::int FROM pool_group_rule g
        WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind = 'RESERVATION' AND g.archived_at IS NULL
          AND (g.starts_at IS NULL OR g.starts_at <= lease_now()) AND (g.ends_at IS NULL OR g.ends_at > lease_now())) AS reserved
    FROM (${which}) w JOIN pool p ON p.organization_id = w.organization_id AND p.id = w.id
    JOIN license l ON l.organization_id = p.organization_id AND l.id = p.license_id
    JOIN organization o ON o.id = p.organization_id
    CROSS JOIN LATERAL (SELECT CASE WHEN l.allocation = 'SITE' THEN NULL WHEN p.refresh_at > lease_now() THEN p.capacity
      ELSE (SELECT share FROM pool_share(p, license_capacity(o.id, l.id, (lease_now() AT TIME ZONE o.time_zone)::date), lease_now())) END AS capacity) own`;
}

const holder = z.object({
  leaseId: z.string(),
  user: z.string(),
  host: z.string(),
  process: z.string().nullable(),
  personId: z.string().nullable(),
  seats: z.number(),
  overdraft: z.boolean(),
  /** Until when it is used away from the network. */
  borrowedUntil: z.date().nullable(),
  lostAt: z.date().nullable(),
  startedAt: z.date(),
  expiresAt: z.date(),
});

/** Who holds seats of a pool now, the longest first; at most `most`. */
export async function holdersOf(ctx: Context, poolId: string, most: number) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT l.id AS "leaseId", l."user", l.host, l.process, l.person_id AS "personId", l.seats, l.overdraft,
      CASE WHEN l.borrowed_until > lease_now() THEN l.borrowed_until END AS "borrowedUntil", l.lost_at AS "lostAt",
      l.started_at AS "startedAt", max(s.free_at) AS "expiresAt"
    FROM pool_seat s JOIN lease l ON l.id = s.lease_id
    WHERE s.organization_id = ${ctx.organizationId} AND s.pool_id = ${poolId} AND s.free_at > lease_now() AND l.ended_at IS NULL
    GROUP BY l.id ORDER BY l.started_at, l.id LIMIT ${most}`;
  return rows.map((row) => holder.parse(row));
}
