import type { Pool, PoolClient } from "pg";
import { completeStep } from "./complete-step";
import { inTransaction } from "./database";
import { endRun } from "./end-run";
import { holds } from "./expression";
import type { FunctionConfig } from "./function-config";
import { knownFunctions } from "./registry";
import { startRun, type StoredEvent } from "./start-run";
import { instantFrom } from "./time-string";

type EventRow = { id: string; name: string; data: unknown; ts: Date };
type ActiveRun = { id: string; event: unknown; created_at: Date };
type WaitingStep = { run_id: string; step_id: string; wait_if: string | null; event: unknown };

/** Looks once at each event received: cancels, wakes and starts runs, in the order of arrival. */
export async function matchEvents(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client, now) => {
    const fresh = await client.query<EventRow>(
      `SELECT id, name, data, ts FROM durable_event WHERE matched_at IS NULL
       ORDER BY sequence LIMIT 20 FOR UPDATE SKIP LOCKED`,
    );
    if (fresh.rows.length === 0) return 0;
    const functions = await knownFunctions(client);
    for (const row of fresh.rows) {
      const event: StoredEvent = { id: row.id, name: row.name, data: row.data, ts: row.ts.getTime() };
      await cancelRuns(client, functions, event, now);
      await wakeWaits(client, event);
      for (const config of functions) if (isTriggered(config, event)) await startRun(client, config, event);
    }
    await client.query("UPDATE durable_event SET matched_at = $2 WHERE id = ANY($1)", [
      fresh.rows.map(({ id }) => id),
      now,
    ]);
    return fresh.rows.length;
  });
}

function isTriggered(config: FunctionConfig, event: StoredEvent): boolean {
  return config.triggers.some(
    (trigger) => "event" in trigger && names(trigger.event, event.name) && holds(trigger.expression, { event }),
  );
}

function names(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

async function cancelRuns(
  client: PoolClient,
  functions: FunctionConfig[],
  event: StoredEvent,
  now: Date,
): Promise<void> {
  for (const config of functions) {
    for (const cancel of config.cancel ?? []) {
      if (!names(cancel.event, event.name)) continue;
      const runs = await client.query<ActiveRun>(
        "SELECT id, event, created_at FROM durable_run WHERE function_id = $1 AND status IN ('QUEUED', 'RUNNING') ORDER BY id",
        [config.id],
      );
      for (const run of runs.rows) {
        const inTime = !cancel.timeout || instantFrom(cancel.timeout, run.created_at) > now;
        if (!inTime || !holds(cancel.if, { event: run.event, async: event })) continue;
        const error = { name: "Cancelled", message: `Cancelled by the event ${event.name}` };
        await endRun(client, run.id, { status: "CANCELLED", error }, now);
      }
    }
  }
}

async function wakeWaits(client: PoolClient, event: StoredEvent): Promise<void> {
  const waits = await client.query<WaitingStep>(
    `SELECT s.run_id, s.step_id, s.wait_if, r.event FROM durable_step s JOIN durable_run r ON r.id = s.run_id
     WHERE s.wait_event = $1 AND s.state = 'WAITING' AND r.status IN ('QUEUED', 'RUNNING') ORDER BY s.run_id, s.step_id`,
    [event.name],
  );
  for (const wait of waits.rows) {
    if (!holds(wait.wait_if, { event: wait.event, async: event })) continue;
    await client.query("SELECT 1 FROM durable_run WHERE id = $1 FOR UPDATE", [wait.run_id]);
    await completeStep(client, wait.run_id, wait.step_id, { data: event });
  }
}
