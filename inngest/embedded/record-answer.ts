import type { Pool, PoolClient } from "pg";
import type { Answer } from "./app-client";
import { applyOps } from "./apply-ops";
import { retryAt } from "./back-off";
import type { QueueItem } from "./claim-items";
import { completeStep } from "./complete-step";
import { inTransaction } from "./database";
import { endRun, type RunEnd } from "./end-run";

export type Recorded = RunEnd["status"] | "CONTINUES" | "RETRIES" | "LATE";
export type Attempt = { item: QueueItem; maxAttempts: number };

/**
 * Writes what a call came to. The lease is checked first: an answer that arrives after another process has
 * taken the item is dropped, since that process will bring its own.
 */
export async function recordAnswer(
  pool: Pool,
  attempt: Attempt,
  answer: Exclude<Answer, { kind: "unreachable" }>,
): Promise<Recorded> {
  return inTransaction(pool, async (client, now) => {
    const { item } = attempt;
    if (!(await stillOurs(client, item))) return "LATE";
    if (answer.kind === "returned") return end(client, item, { status: "COMPLETED", output: answer.data }, now);
    if (answer.kind === "threw") {
      if (answer.noRetry || isLast(attempt)) return end(client, item, { status: "FAILED", error: answer.error }, now);
      return retry(client, item, answer.retryAfter, answer.error, now);
    }
    const failing = answer.ops.find(({ op }) => op === "StepError");
    if (failing && !answer.noRetry && !isLast(attempt))
      return retry(client, item, answer.retryAfter, failing.error, now);
    await client.query("DELETE FROM durable_queue_item WHERE id = $1", [item.id]);
    return applyOps(client, item.runId, answer.ops, now);
  });
}

/** A sleep is over, or a wait has run out. */
export async function ring(pool: Pool, item: QueueItem): Promise<void> {
  await inTransaction(pool, async (client) => {
    if (!(await stillOurs(client, item))) return;
    const step = await client.query<{ op: string }>("SELECT op FROM durable_step WHERE run_id = $1 AND step_id = $2", [
      item.runId,
      item.stepId,
    ]);
    const invoked = step.rows[0]?.op === "InvokeFunction";
    const timedOut = {
      name: "InngestInvokeTimeoutError",
      message: "Timed out waiting for invoked function to complete",
    };
    await completeStep(client, item.runId, item.stepId, invoked ? { error: timedOut } : { data: null });
    await client.query("DELETE FROM durable_queue_item WHERE id = $1", [item.id]);
  });
}

/** Locks the run, then the item: everything that changes a run takes them in this order. */
async function stillOurs(client: PoolClient, item: QueueItem): Promise<boolean> {
  const run = await client.query<{ active: boolean }>(
    "SELECT status IN ('QUEUED', 'RUNNING') AS active FROM durable_run WHERE id = $1 FOR UPDATE",
    [item.runId],
  );
  const held = await client.query("SELECT 1 FROM durable_queue_item WHERE id = $1 AND lease_token = $2 FOR UPDATE", [
    item.id,
    item.leaseToken,
  ]);
  return run.rows[0]?.active === true && held.rowCount === 1;
}

function isLast({ item, maxAttempts }: Attempt): boolean {
  return item.attempt + 1 >= maxAttempts;
}

async function end(client: PoolClient, item: QueueItem, outcome: RunEnd, now: Date): Promise<Recorded> {
  await endRun(client, item.runId, outcome, now);
  return outcome.status;
}

async function retry(
  client: PoolClient,
  item: QueueItem,
  retryAfter: string | null,
  error: unknown,
  now: Date,
): Promise<Recorded> {
  await client.query(
    `UPDATE durable_queue_item SET attempt = attempt + 1, leased_until = NULL, run_at = $2, last_error = $3 WHERE id = $1`,
    [item.id, retryAt(item.attempt, retryAfter, now), messageOf(error)],
  );
  return "RETRIES";
}

/** Short, and without the one character that PostgreSQL's text cannot hold. */
function messageOf(error: unknown): string {
  const text = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return String(text).replaceAll("\0", "").slice(0, 500);
}
