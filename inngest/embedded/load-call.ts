import type { Pool } from "pg";
import type { CallBody } from "./app-client";
import type { QueueItem } from "./claim-items";
import { inTransaction } from "./database";
import { maxAttempts } from "./function-config";
import { knownFunction } from "./registry";

type StepRow = { step_id: string; state: "DONE" | "FAILED"; data: unknown; error: unknown };
type RunRow = { function_id: string; event: unknown; parallel: boolean };

export type Call = { functionId: string; body: CallBody };

/** What the application needs to go on from where the run stands; nothing if the run has ended. */
export async function loadCall(pool: Pool, item: QueueItem): Promise<Call | undefined> {
  return inTransaction(pool, async (client) => {
    const run = await client.query<RunRow>(
      `UPDATE durable_run SET status = 'RUNNING', started_at = coalesce(started_at, statement_timestamp())
       WHERE id = $1 AND status IN ('QUEUED', 'RUNNING') RETURNING function_id, event, parallel`,
      [item.runId],
    );
    const found = run.rows[0];
    if (!found) return undefined;
    const steps = await client.query<StepRow>(
      `SELECT step_id, state, data, error FROM durable_step
       WHERE run_id = $1 AND state IN ('DONE', 'FAILED') ORDER BY position`,
      [item.runId],
    );
    const config = await knownFunction(client, found.function_id);
    return { functionId: found.function_id, body: callBody(item, found, steps.rows, config ? maxAttempts(config) : 1) };
  });
}

function callBody(item: QueueItem, run: RunRow, steps: StepRow[], attempts: number): CallBody {
  const stack = steps.map((step) => step.step_id);
  return {
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(steps.map((step) => [step.step_id, memoised(step)])),
    version: 2,
    use_api: false,
    ctx: {
      run_id: item.runId,
      attempt: item.attempt,
      max_attempts: attempts,
      disable_immediate_execution: run.parallel,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
}

function memoised(step: StepRow): CallBody["steps"][string] {
  return step.state === "FAILED" ? { type: "error", error: step.error } : { type: "data", data: step.data };
}
