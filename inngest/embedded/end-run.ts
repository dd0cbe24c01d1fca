import type { PoolClient } from "pg";
import { completeStep } from "./complete-step";
import { json } from "./database";
import { receiveEvents } from "./receive-events";

export type RunEnd =
  | { status: "COMPLETED"; output: unknown }
  | { status: "FAILED"; error: unknown }
  | { status: "CANCELLED"; error: { name: string; message: string } };

type EndedRun = { function_id: string; event: unknown; parent_run_id: string | null; parent_step_id: string | null };

/** Ends a run once, drops what was queued for it, and tells whoever waits: a parent run, a failure handler. */
export async function endRun(client: PoolClient, runId: string, end: RunEnd, now: Date): Promise<void> {
  const output = end.status === "COMPLETED" ? json(end.output) : null;
  const error = end.status === "COMPLETED" ? null : json(end.error);
  const ended = await client.query<EndedRun>(
    `UPDATE durable_run SET status = $2::durable_run_status, output = $3, error = $4, ended_at = $5
     WHERE id = $1 AND status IN ('QUEUED', 'RUNNING')
     RETURNING function_id, event, parent_run_id, parent_step_id`,
    [runId, end.status, output, error, now],
  );
  const run = ended.rows[0];
  if (!run) return;
  await client.query("DELETE FROM durable_queue_item WHERE run_id = $1", [runId]);
  if (end.status === "FAILED") {
    const data = { function_id: run.function_id, run_id: runId, error: end.error, event: run.event };
    await receiveEvents(client, [{ id: `${runId}/failed`, name: "inngest/function.failed", data, ts: now }]);
  }
  if (run.parent_run_id && run.parent_step_id) await answerParent(client, run.parent_run_id, run.parent_step_id, end);
}

async function answerParent(client: PoolClient, runId: string, stepId: string, end: RunEnd): Promise<void> {
  const parent = await client.query(
    "SELECT 1 FROM durable_run WHERE id = $1 AND status IN ('QUEUED', 'RUNNING') FOR UPDATE",
    [runId],
  );
  if (parent.rowCount === 0) return;
  await completeStep(client, runId, stepId, end.status === "COMPLETED" ? { data: end.output } : { error: end.error });
}
