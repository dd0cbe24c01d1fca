import type { Pool, PoolClient } from "pg";
import { inTransaction } from "./database";

export type QueueItem = {
  id: string;
  runId: string;
  stepId: string;
  kind: "CALL" | "WAKE" | "TIMEOUT";
  attempt: number;
  slots: string[];
  leaseToken: number;
};

const leaseSeconds = 30;

const columns = `id, run_id AS "runId", step_id AS "stepId", kind, attempt, slots, lease_token AS "leaseToken"`;

/**
 * Takes up to `room` due items whose concurrency groups have a place. Claims take turns, so that a group's
 * count cannot be read by two executors at once; each claim is a few milliseconds.
 */
export async function claimItems(pool: Pool, room: number): Promise<QueueItem[]> {
  return inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('durable-claim', 0))");
    const occupied = await occupiedSlots(client);
    const claimed: QueueItem[] = [];
    for (;;) {
      const candidates = await dueItems(client, room - claimed.length, fullSlots(occupied));
      const fitting = candidates.filter((item) => occupy(occupied, item.slots));
      if (fitting.length === 0) return claimed;
      claimed.push(...(await lease(client, fitting)));
    }
  });
}

async function occupiedSlots(client: PoolClient): Promise<Map<string, number>> {
  const rows = await client.query<{ slot: string; taken: number }>(
    `SELECT slot, count(*)::int AS taken FROM durable_queue_item, unnest(slots) AS slot
     WHERE leased_until > statement_timestamp() GROUP BY slot`,
  );
  return new Map(rows.rows.map(({ slot, taken }) => [slot, taken]));
}

async function dueItems(client: PoolClient, room: number, full: string[]): Promise<QueueItem[]> {
  const rows = await client.query<QueueItem>(
    `SELECT ${columns} FROM durable_queue_item
     WHERE run_at <= statement_timestamp() AND (leased_until IS NULL OR leased_until <= statement_timestamp())
       AND NOT slots && $1::text[]
     ORDER BY run_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [full, room],
  );
  return rows.rows;
}

async function lease(client: PoolClient, items: QueueItem[]): Promise<QueueItem[]> {
  const rows = await client.query<QueueItem>(
    `UPDATE durable_queue_item
     SET leased_until = statement_timestamp() + make_interval(secs => $2), lease_token = lease_token + 1
     WHERE id = ANY($1::bigint[]) RETURNING ${columns}`,
    [items.map(({ id }) => id), leaseSeconds],
  );
  return rows.rows;
}

function limitOf(slot: string): number {
  return Number(slot.slice(0, slot.indexOf("|")));
}

function fullSlots(occupied: Map<string, number>): string[] {
  return [...occupied].filter(([slot, taken]) => taken >= limitOf(slot)).map(([slot]) => slot);
}

function occupy(occupied: Map<string, number>, slots: string[]): boolean {
  if (slots.some((slot) => (occupied.get(slot) ?? 0) >= limitOf(slot))) return false;
  for (const slot of slots) occupied.set(slot, (occupied.get(slot) ?? 0) + 1);
  return true;
}

/** Says that this process is still at work on the items; a lease that lapsed is not taken back. */
export async function renewLeases(pool: Pool, items: QueueItem[]): Promise<void> {
  await pool.query(
    `UPDATE durable_queue_item q SET leased_until = statement_timestamp() + make_interval(secs => $3)
     FROM unnest($1::bigint[], $2::int[]) AS held(id, token)
     WHERE q.id = held.id AND q.lease_token = held.token AND q.leased_until > statement_timestamp()`,
    [items.map(({ id }) => id), items.map(({ leaseToken }) => leaseToken), leaseSeconds],
  );
}

/** Hands an item back, for now or for later; it was no attempt. */
export async function handBack(pool: Pool, item: QueueItem, delaySeconds: number, reason: string): Promise<void> {
  await pool.query(
    `UPDATE durable_queue_item
     SET leased_until = NULL, run_at = statement_timestamp() + make_interval(secs => $3), last_error = $4
     WHERE id = $1 AND lease_token = $2`,
    [item.id, item.leaseToken, delaySeconds, reason],
  );
}
