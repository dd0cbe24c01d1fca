import { z } from "zod";
import type { Context } from "@/lib/kernel/operation";

const holder = z.object({
  leaseId: z.string(),
  personId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  host: z.string(),
});
export type IdleHolder = z.output<typeof holder>;

/** Seconds without work after which a holder counts as idle, where the program says so in its heartbeats. */
const idleSeconds = 600;
/** Seconds for which a seat is held after which its holder is asked, where the program says nothing. */
const longHeldSeconds = 8 * 3_600;
const mostAsked = 100;

/** Those who hold seats of a pool and do not work with them: never oneself, none who was asked within so many seconds. */
export async function idleHoldersOf(
  ctx: Context,
  { poolId, personId, askedWithin }: { poolId: string; personId: string; askedWithin: number },
): Promise<IdleHolder[]> {
  const since = new Date(ctx.now.getTime() - askedWithin * 1_000);
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT l.id AS "leaseId", h.id AS "personId", h.display_name AS name, h.email, l.host
    FROM lease l JOIN person h ON h.organization_id = l.organization_id AND h.id = l.person_id
    WHERE l.organization_id = ${ctx.organizationId} AND l.pool_id = ${poolId} AND l.ended_at IS NULL
      AND h.id <> ${personId} AND h.status = 'ACTIVE' AND h.archived_at IS NULL
      AND (l.borrowed_until IS NULL OR l.borrowed_until <= lease_now())
      AND EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token
        AND s.free_at > lease_now() AND coalesce(s.idle_since <= lease_now() - make_interval(secs => ${idleSeconds}),
          l.started_at <= lease_now() - make_interval(secs => ${longHeldSeconds})))
      AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.organization_id = l.organization_id AND n.person_id = h.id
        AND n.kind = 'release-asked' AND n.data ->> 'leaseId' = l.id AND n.created_at > ${since})
    ORDER BY l.started_at, l.id LIMIT ${mostAsked}`;
  return rows.map((row) => holder.parse(row));
}

/**
 * Whether a person may ask the holders of a pool now; if so, not again before so many seconds are over. Who asked is kept for
 * no longer than that is needed: whoever asks forgets those whose time is over, in all pools.
 */
export async function takeTurn(
  ctx: Context,
  { poolId, personId, againAfter }: { poolId: string; personId: string; againAfter: number },
): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - againAfter * 1_000);
  await ctx.tx
    .$executeRaw`DELETE FROM release_ask WHERE organization_id = ${ctx.organizationId} AND asked_at <= ${since}`;
  const taken = await ctx.tx.$executeRaw`
    INSERT INTO release_ask (organization_id, pool_id, person_id, asked_at) VALUES (${ctx.organizationId}, ${poolId}, ${personId}, ${ctx.now})
    ON CONFLICT (organization_id, pool_id, person_id) DO UPDATE SET asked_at = excluded.asked_at WHERE release_ask.asked_at <= ${since}`;
  return taken === 1;
}

/** The event says that holders were asked, and whom, but not by whom: a holder who may read the trail is told no more. */
export async function noteAsk(
  ctx: Context,
  { poolId, licenseId, leaseIds }: { poolId: string; licenseId: string; leaseIds: string[] },
): Promise<void> {
  await ctx.tx.$executeRaw`
    INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, after, origin, request_id, at)
    VALUES (${ctx.newId("auditEvent")}, ${ctx.organizationId}, 'pool.release-asked', 'floating.ask-idle', 'system', 'licence-server', 'pool', ${poolId},
      ${[licenseId, ...leaseIds]}, ${{ holders: leaseIds.length }}::jsonb, '{"channel":"system"}', 'licence-server', ${ctx.now})`;
}
