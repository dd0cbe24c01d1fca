import type { Pool, PoolClient } from "pg";
import { inTransaction } from "./embedded/database";
import type { OutgoingEvent } from "./embedded/receive-events";
import { poll, type Polling } from "./poll";
import type { JobLog } from "./job-log";

/** Takes a batch over; whatever it throws, the batch is sent again. `client` is in the relay's transaction. */
export type Destination = (client: PoolClient, events: OutgoingEvent[]) => Promise<void>;

type OutboxRow = {
  id: string;
  organization_id: string | null;
  name: string;
  data: Record<string, unknown>;
  created_at: Date;
};

const batchSize = 100;

/**
 * Sends one batch of the outbox, oldest first, and marks it sent in the same transaction. Killed in between, it
 * sends the same ids again, and the receiver keeps each id once.
 */
export async function relayBatch(pool: Pool, destination: Destination): Promise<number> {
  return inTransaction(pool, async (client, now) => {
    const rows = await client.query<OutboxRow>(
      `SELECT id, organization_id, name, data, created_at FROM outbox WHERE sent_at IS NULL
       ORDER BY created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [batchSize],
    );
    if (rows.rows.length === 0) return 0;
    await destination(client, rows.rows.map(outgoing));
    await client.query("UPDATE outbox SET sent_at = $2 WHERE id = ANY($1)", [rows.rows.map(({ id }) => id), now]);
    return rows.rows.length;
  });
}

function outgoing(row: OutboxRow): OutgoingEvent {
  const owner = row.organization_id ? { organizationId: row.organization_id } : {};
  return { id: row.id, name: row.name, data: { ...row.data, ...owner }, ts: row.created_at };
}

type Settings = { pool: Pool; destination: Destination; log: JobLog; onSent?: () => void };

export function startRelay({ pool, destination, log, onSent }: Settings): Polling {
  async function turn(): Promise<boolean> {
    const sent = await relayBatch(pool, destination);
    if (sent > 0) onSent?.();
    return sent === batchSize;
  }
  return poll(turn, {
    failing: (error) => log.error({ err: error }, "Events are not sent; they are tried again"),
    working: (failures) => log.warn({ failures }, "Events are sent again"),
  });
}
