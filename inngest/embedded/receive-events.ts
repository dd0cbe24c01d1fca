import type { PoolClient } from "pg";
import { json } from "./database";

export type OutgoingEvent = { id: string; name: string; data: Record<string, unknown>; ts: Date };

/** Stores events once by id; the executor looks at them in its next turn. */
export async function receiveEvents(client: PoolClient, events: OutgoingEvent[]): Promise<void> {
  for (const event of events) {
    await client.query(
      `INSERT INTO durable_event (id, name, data, ts, received_at) VALUES ($1, $2, $3, $4, statement_timestamp())
       ON CONFLICT (id) DO NOTHING`,
      [event.id, event.name, json(event.data), event.ts],
    );
  }
}
