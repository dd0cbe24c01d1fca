import type { PoolClient } from "pg";
import { json } from "./database";
import { keyFrom } from "./expression";
import type { FunctionConfig } from "./function-config";

export type StoredEvent = { id: string; name: string; data: unknown; ts: number };

type Parent = { runId: string; stepId: string };

/** One run for a function and an event, however often the event is looked at. */
export async function startRun(
  client: PoolClient,
  config: FunctionConfig,
  event: StoredEvent,
  parent?: Parent,
): Promise<boolean> {
  const idempotencyKey = config.idempotency ? keyFrom(config.idempotency, { event }) : null;
  if (idempotencyKey !== null && (await ranLately(client, config.id, idempotencyKey))) return false;
  const slots = slotsOf(config, event);
  const run = await client.query<{ id: string }>(
    `INSERT INTO durable_run (id, function_id, event_id, event, slots, idempotency_key, parent_run_id, parent_step_id, created_at)
     VALUES ('run_' || replace(gen_random_uuid()::text, '-', ''), $1, $2, $3, $4, $5, $6, $7, statement_timestamp())
     ON CONFLICT (function_id, event_id) DO NOTHING RETURNING id`,
    [config.id, event.id, json(event), slots, idempotencyKey, parent?.runId, parent?.stepId],
  );
  const runId = run.rows[0]?.id;
  if (!runId) return false;
  await client.query(
    `INSERT INTO durable_queue_item (run_id, step_id, kind, run_at, slots, created_at)
     VALUES ($1, 'step', 'CALL', statement_timestamp(), $2, statement_timestamp())`,
    [runId, slots],
  );
  return true;
}

/** An idempotency key holds for 24 hours; the lock makes two events with the same key take turns. */
async function ranLately(client: PoolClient, functionId: string, key: string): Promise<boolean> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `durable-idempotency|${functionId}|${key}`,
  ]);
  const found = await client.query(
    `SELECT 1 FROM durable_run
     WHERE function_id = $1 AND idempotency_key = $2 AND created_at > statement_timestamp() - interval '24 hours' LIMIT 1`,
    [functionId, key],
  );
  return found.rowCount !== 0;
}

function slotsOf(config: FunctionConfig, event: StoredEvent): string[] {
  const declared = config.concurrency ?? [];
  const options =
    typeof declared === "number" ? [{ limit: declared }] : Array.isArray(declared) ? declared : [declared];
  return options
    .filter(({ limit }) => limit > 0)
    .map(({ limit, key, scope = "fn" }) => {
      const owner = scope === "fn" ? config.id : scope;
      return `${limit}|${owner}|${key ? keyFrom(key, { event }) : ""}`;
    });
}
