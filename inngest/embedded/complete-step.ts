import type { PoolClient } from "pg";
import { json } from "./database";

export type StepOutcome = { data: unknown } | { error: unknown };

/** Memoises a step once and asks for the run to go on. The caller holds the run's row. */
export async function completeStep(
  client: PoolClient,
  runId: string,
  stepId: string,
  outcome: StepOutcome,
): Promise<void> {
  const failed = "error" in outcome;
  const completed = await client.query(
    `UPDATE durable_step
     SET state = $3::durable_step_state, data = $4, error = $5, ended_at = statement_timestamp(), wait_event = NULL,
         position = (SELECT coalesce(max(position), 0) + 1 FROM durable_step WHERE run_id = $1)
     WHERE run_id = $1 AND step_id = $2 AND state NOT IN ('DONE', 'FAILED')`,
    [
      runId,
      stepId,
      failed ? "FAILED" : "DONE",
      failed ? null : json(outcome.data),
      failed ? json(outcome.error) : null,
    ],
  );
  if (completed.rowCount === 0) return;
  await client.query("DELETE FROM durable_queue_item WHERE run_id = $1 AND step_id = $2 AND kind <> 'CALL'", [
    runId,
    stepId,
  ]);
  await askToContinue(client, runId);
}

/**
 * A call already under way has read an older state, so it does not count; one that nobody has taken will read
 * the state as it is then, and is enough.
 */
export async function askToContinue(client: PoolClient, runId: string): Promise<void> {
  const waiting = await client.query(
    `UPDATE durable_queue_item SET run_at = least(run_at, statement_timestamp())
     WHERE run_id = $1 AND step_id = 'step' AND kind = 'CALL'
       AND (leased_until IS NULL OR leased_until <= statement_timestamp())`,
    [runId],
  );
  if (waiting.rowCount !== 0) return;
  await client.query(
    `INSERT INTO durable_queue_item (run_id, step_id, kind, run_at, slots, created_at)
     SELECT id, 'step', 'CALL', statement_timestamp(), slots, statement_timestamp() FROM durable_run WHERE id = $1`,
    [runId],
  );
}
