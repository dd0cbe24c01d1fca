import { z } from "zod";
import type { Context } from "@/lib/kernel/operation";
import { instant } from "./outcomes";

const lease = z.object({
  id: z.string(),
  poolId: z.string(),
  licenseId: z.string(),
  license: z.string(),
  vendor: z.string(),
  feature: z.string().nullable(),
  host: z.string(),
  process: z.string().nullable(),
  seats: z.number(),
  startedAt: z.date(),
  expiresAt: z.date(),
  idleSince: z.date().nullable(),
  /** Granted from the queue, and not picked up yet by its program: kept for it until `expiresAt`. */
  isReady: z.boolean(),
  borrowedUntil: z.date().nullable(),
  lostAt: z.date().nullable(),
  /** Whether it may be borrowed at all, for how many seconds, and until when at the latest. */
  isLent: z.boolean(),
  longestSeconds: z.number().nullable(),
  latest: z.date().nullable(),
});
export type MyLease = z.output<typeof lease>;

/** The floating seats that a person holds now, the newest first; what others borrow of the licence is counted with them. */
export async function leasesOf(ctx: Context, personId: string) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT l.id, l.pool_id AS "poolId", c.id AS "licenseId", c.name AS license, v.name AS vendor, f.name AS feature, l.host, l.process,
      l.seats, l.started_at AS "startedAt", held.until AS "expiresAt", held.idle_since AS "idleSince", l.lost_at AS "lostAt",
      l.ticket_id IS NOT NULL AND held.until <= l.started_at + make_interval(secs => p.pickup_seconds) AS "isReady",
      CASE WHEN l.borrowed_until > lease_now() THEN l.borrowed_until END AS "borrowedUntil",
      c.borrow_seconds IS NOT NULL AND c.deployment <> 'CLOUD' AND l.lost_at IS NULL
        AND (c.borrow_limit IS NULL OR borrowed_seats(l.organization_id, c.id, l.id, lease_now()) + l.seats <= c.borrow_limit) AS "isLent",
      c.borrow_seconds AS "longestSeconds", lease_now() + make_interval(secs => c.borrow_seconds) AS latest
    FROM lease l
    JOIN LATERAL (SELECT max(s.free_at) AS until, min(s.idle_since) AS idle_since, count(*) AS slots FROM pool_seat s
      WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token AND s.free_at > lease_now()) held ON held.slots = l.seats
    JOIN license c ON c.organization_id = l.organization_id AND c.id = l.license_id
    JOIN product d ON d.organization_id = c.organization_id AND d.id = c.product_id
    JOIN vendor v ON v.organization_id = d.organization_id AND v.id = d.vendor_id
    JOIN pool p ON p.organization_id = l.organization_id AND p.id = l.pool_id
    LEFT JOIN feature f ON f.organization_id = p.organization_id AND f.id = p.feature_id
    WHERE l.organization_id = ${ctx.organizationId} AND l.person_id = ${personId} AND l.ended_at IS NULL
    ORDER BY l.started_at DESC, l.id`;
  return rows.map((row) => lease.parse(row));
}

const place = z.object({
  id: z.string(),
  poolId: z.string(),
  license: z.string(),
  host: z.string(),
  seats: z.number(),
  since: z.date(),
  said: z.object({ position: z.number(), estimatedWaitSeconds: z.number(), expiresAt: instant }),
});

/** Where a person waits, with the place and the estimate that their program is told. Looking is no sign of life of it. */
export async function placesOf(ctx: Context, personId: string) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT q.id, q.pool_id AS "poolId", c.name AS license, q.claimed -> 'holder' ->> 'host' AS host, q.seats, q.created_at AS since,
      ticket_answer(p, q) AS said
    FROM queue_ticket q JOIN pool p ON p.organization_id = q.organization_id AND p.id = q.pool_id
    JOIN license c ON c.organization_id = p.organization_id AND c.id = p.license_id
    WHERE q.organization_id = ${ctx.organizationId} AND q.status = 'WAITING' AND q.claimed ->> 'personId' = ${personId}
      AND q.asked_at >= lease_now() - interval '2 minutes' AND q.waits_until > lease_now()
    ORDER BY q.created_at, q.id`;
  return rows.map((row) => place.parse(row)).map(({ said, ...facts }) => ({ ...facts, ...said }));
}

const used = z.object({ id: z.string(), license: z.string(), vendor: z.string(), askedAt: z.date().nullable() });

/** The pools that a person used, or was refused by, in the last 90 days, and when they last asked its idle holders. */
export async function poolsUsedBy(ctx: Context, personId: string) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT p.id, CASE WHEN f.id IS NULL THEN c.name ELSE c.name || ': ' || f.name END AS license, v.name AS vendor, a.asked_at AS "askedAt"
    FROM pool p JOIN license c ON c.organization_id = p.organization_id AND c.id = p.license_id AND c.allocation = 'FLOATING'
    JOIN product d ON d.organization_id = c.organization_id AND d.id = c.product_id
    JOIN vendor v ON v.organization_id = d.organization_id AND v.id = d.vendor_id
    LEFT JOIN feature f ON f.organization_id = p.organization_id AND f.id = p.feature_id
    LEFT JOIN release_ask a ON a.organization_id = p.organization_id AND a.pool_id = p.id AND a.person_id = ${personId}
    WHERE p.organization_id = ${ctx.organizationId} AND p.archived_at IS NULL AND c.archived_at IS NULL
      AND (EXISTS (SELECT 1 FROM lease l WHERE l.organization_id = p.organization_id AND l.pool_id = p.id AND l.person_id = ${personId}
          AND l.started_at > lease_now() - interval '90 days')
        OR EXISTS (SELECT 1 FROM queue_ticket q WHERE q.pool_id = p.id AND q.status = 'WAITING' AND q.claimed ->> 'personId' = ${personId})
        OR EXISTS (SELECT 1 FROM denial n WHERE n.organization_id = p.organization_id AND n.pool_id = p.id AND n.person_id = ${personId}
          AND n.at > lease_now() - interval '90 days'))
    ORDER BY 2, p.id LIMIT 50`;
  return rows.map((row) => used.parse(row));
}
