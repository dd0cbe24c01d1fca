import { Prisma } from "@/lib/db/generated/client";
import type { Runtime } from "@/lib/kernel/runtime";
import { livePool, type LivePool } from "./live-pool";
import { numbersOfPools } from "./pool-view.sql";

export type WatchedPool = { organizationId: string; poolId: string; detailed: boolean };

/** Of those who hold seats and of those who wait, how many are told. */
const mostHolders = 500;
const mostWaiting = 100;

/** How pools stand, of any number of organisations, in one statement: whoever asks has been let in before. */
export async function readLivePools(
  db: Pick<Runtime["db"], "$queryRaw">,
  watched: readonly WatchedPool[],
): Promise<{ watched: WatchedPool; pool: LivePool }[]> {
  const ids = watched.map(({ poolId }) => poolId);
  const which = Prisma.sql`
    SELECT * FROM unnest(${watched.map(({ organizationId }) => organizationId)}::text[], ${ids}::text[])
      AS watched (organization_id, id) GROUP BY organization_id, id`;
  const detailed = watched.filter((pool) => pool.detailed).map(({ poolId }) => poolId);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT n.*, ${denials} AS denials,
      CASE WHEN p.id = ANY (${detailed}::text[]) THEN ${holders} END AS holders,
      CASE WHEN p.id = ANY (${detailed}::text[]) THEN ${queue} END AS queue
    FROM (${numbersOfPools(which)}) n JOIN pool p ON p.id = n.id`;
  const known = new Map(rows.map((row) => [row.id, livePool.parse(row)]));
  return watched.flatMap((one) => {
    const pool = known.get(one.poolId);
    return pool ? [{ watched: one, pool: one.detailed ? pool : { ...pool, holders: null, queue: null } }] : [];
  });
}

const denials = Prisma.sql`(
  SELECT count(*)::int FROM denial d WHERE d.organization_id = p.organization_id AND d.pool_id = p.id AND d.at > lease_now() - interval '1 hour')`;

const holders = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('leaseId', h.id, 'user', h."user", 'host', h.host, 'process', h.process,
      'project', h.project, 'address', h.address, 'country', h.country, 'personId', h.person_id, 'person', who.display_name,
      'seats', h.seats, 'overdraft', h.overdraft, 'borrowedUntil', CASE WHEN h.borrowed_until > lease_now() THEN h.borrowed_until END, 'lostAt', h.lost_at,
      'startedAt', h.started_at, 'expiresAt', h.free_at) ORDER BY h.started_at, h.id), '[]')
  FROM (
    SELECT l.*, max(s.free_at) AS free_at FROM pool_seat s JOIN lease l ON l.id = s.lease_id
    WHERE s.pool_id = p.id AND s.free_at > lease_now() AND l.ended_at IS NULL
    GROUP BY l.id ORDER BY l.started_at, l.id LIMIT ${mostHolders}) h
  LEFT JOIN person who ON who.organization_id = h.organization_id AND who.id = h.person_id)`;

/** In the order in which they are served: by priority, then age. */
const queue = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('ticketId', q.id, 'user', q.claimed -> 'holder' ->> 'user',
      'host', q.claimed -> 'holder' ->> 'host', 'personId', who.id, 'person', who.display_name, 'seats', q.seats, 'priority', q.priority, 'createdAt', q.created_at,
      'waitsUntil', q.waits_until, 'estimatedWaitSeconds', wait_estimate(p, q.until_served)) ORDER BY q.place), '[]')
  FROM (
    SELECT t.*, row_number() OVER (ORDER BY t.priority DESC, t.queued_at, t.id)::int AS place,
      (sum(t.seats) OVER (ORDER BY t.priority DESC, t.queued_at, t.id))::int AS until_served FROM queue_ticket t
    WHERE t.organization_id = p.organization_id AND t.pool_id = p.id AND t.status = 'WAITING'
    ORDER BY t.priority DESC, t.queued_at, t.id LIMIT ${mostWaiting}) q
  LEFT JOIN person who ON who.organization_id = q.organization_id AND who.id = q.claimed ->> 'personId')`;
