import type { Pool } from "pg";
import { byId, type Account, type Trail, type TrailEvent } from "./lease-account";

/** What the trail of an organisation says of leases and places in queues. */
export async function trailOf(pool: Pick<Pool, "query">, organizationId: string): Promise<Trail> {
  const { rows } = await pool.query<TrailEvent & { id: string }>(
    `SELECT e.subject_id AS id, e.type, (e.after ->> 'token')::float AS token, (e.after ->> 'seats')::float AS seats, e.related,
       e.after ->> 'endReason' AS "endReason", v.value AS reason
     FROM audit_event e LEFT JOIN personal_value v ON v.organization_id = e.organization_id AND v.commitment = e.reason ->> 'personal'
     WHERE e.organization_id = $1 AND e.subject_kind IN ('lease', 'ticket') ORDER BY e.at, e.id`,
    [organizationId],
  );
  return byId(rows);
}

/** What is wrong, and of what: each query names rows that should not be there. */
const books: readonly (readonly [what: string, query: string])[] = [
  [
    "has not the seats of its capacity and its debt",
    `SELECT p.id FROM pool p WHERE p.counted AND p.refresh_at > lease_now() AND p.capacity + p.debt
       <> (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra)`,
  ],
  [
    "has more extra seats than its overdraft",
    `SELECT p.id FROM pool p WHERE p.allowance IS NOT NULL AND p.refresh_at > lease_now() AND p.allowance - p.capacity
       < (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND s.extra)`,
  ],
  [
    "has seats that are held by no lease",
    `SELECT s.pool_id AS id FROM pool_seat s WHERE s.free_at > lease_now() AND NOT EXISTS (SELECT FROM lease l
       WHERE l.id = s.lease_id AND l.token = s.token AND l.ended_at IS NULL AND s.position = ANY (l.positions))`,
  ],
  [
    "has not ended, and others have its seats",
    `SELECT l.id FROM lease l WHERE l.ended_at IS NULL AND l.seats
       <> (SELECT count(*) FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.lease_id = l.id AND s.token = l.token)`,
  ],
  [
    "has ended and kept seats",
    `SELECT l.id FROM lease l JOIN pool_seat s ON s.lease_id = l.id AND s.token = l.token
     WHERE l.ended_at IS NOT NULL AND s.free_at > lease_now()`,
  ],
  [
    "says another number of those who wait than do",
    `SELECT p.id FROM pool p WHERE p.waiting
       <> (SELECT count(*) FROM queue_ticket q WHERE q.pool_id = p.id AND q.status = 'WAITING')`,
  ],
  [
    "is waiting and over, or neither",
    `SELECT q.id FROM queue_ticket q WHERE (q.status = 'WAITING') <> (q.ended_at IS NULL)
       OR (q.status = 'GRANTED') <> (q.lease_id IS NOT NULL)`,
  ],
  [
    "was granted a lease that is not there, or another's",
    `SELECT q.id FROM queue_ticket q WHERE q.status = 'GRANTED' AND NOT EXISTS (SELECT FROM lease l
       WHERE l.id = q.lease_id AND l.pool_id = q.pool_id AND l.holder_key = q.holder_key)`,
  ],
  [
    "has not one event of its start that says the same",
    `SELECT l.id FROM lease l WHERE 1 <> (SELECT count(*) FROM audit_event e WHERE e.organization_id = l.organization_id
       AND e.subject_id = l.id AND e.type = 'lease.started' AND (e.after ->> 'token')::bigint = l.token
       AND (e.after ->> 'overdraft')::boolean = l.overdraft)
       OR 1 <> (SELECT count(*) FROM audit_event e WHERE e.organization_id = l.organization_id
         AND e.subject_id = l.id AND e.type = 'lease.started')`,
  ],
  [
    "has ended without one event of that, or has one and has not ended",
    `SELECT l.id FROM lease l WHERE (l.ended_at IS NOT NULL)::int <> (SELECT count(*) FROM audit_event e
       WHERE e.organization_id = l.organization_id AND e.subject_id = l.id AND e.type IN ('lease.ended', 'lease.expired'))`,
  ],
  [
    "has not one event of its beginning, or not one of its end",
    `SELECT q.id FROM queue_ticket q WHERE 1 <> (SELECT count(*) FROM audit_event e
       WHERE e.organization_id = q.organization_id AND e.subject_id = q.id AND e.type = 'queue.joined')
       OR (q.status IN ('LEFT', 'EXPIRED'))::int <> (SELECT count(*) FROM audit_event e
         WHERE e.organization_id = q.organization_id AND e.subject_id = q.id AND e.type IN ('queue.left', 'queue.expired'))`,
  ],
  [
    "is in the trail and nowhere else",
    `SELECT e.subject_id AS id FROM audit_event e WHERE e.organization_id = $1 AND (e.type = 'lease.started' AND NOT EXISTS
       (SELECT FROM lease l WHERE l.id = e.subject_id) OR e.type = 'queue.joined' AND NOT EXISTS
       (SELECT FROM queue_ticket q WHERE q.id = e.subject_id))`,
  ],
];

/** What in the database contradicts itself, and what its rows say otherwise than the clients were answered. */
export async function bookFaults(
  pool: Pick<Pool, "query">,
  organizationId: string,
  accounts: readonly Account[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, query] of books) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT DISTINCT wrong.id FROM (${query}) wrong WHERE $1::text IS NOT NULL LIMIT 20`,
      [organizationId],
    );
    faults.push(...rows.map(({ id }) => `${id} ${what}`));
  }
  const { rows } = await pool.query<{ id: string; reason: string; note: string | null }>(
    `SELECT id, end_reason::text AS reason, end_note AS note FROM lease WHERE organization_id = $1 AND ended_at IS NOT NULL`,
    [organizationId],
  );
  const ended = new Map(rows.map((row) => [row.id, row]));
  for (const { id, acknowledged, reason } of accounts.flatMap(({ returns }) => returns)) {
    if (!acknowledged) continue;
    const said = ended.get(id);
    if (!said) faults.push(`${id} was given back and has not ended`);
    else if (said.reason === "RETURNED" && said.note !== reason)
      faults.push(`${id} was given back for "${reason}", which is kept as "${said.note}"`);
  }
  return faults;
}
