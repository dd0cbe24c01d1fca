import type { Pool } from "pg";
import { retryOnConflict } from "@/lib/kernel/retry";
import type { JobLog } from "../job-log";
import type { Answer, AppClient } from "./app-client";
import { handBack, type QueueItem } from "./claim-items";
import { loadCall } from "./load-call";
import { recordAnswer, ring } from "./record-answer";

type Tools = { pool: Pool; app: AppClient; log: JobLog; signal: AbortSignal };

const whenUnreachableSeconds = 2;

/** One claimed item from beginning to end: call the application, write down what it answered. */
export async function workOn({ pool, app, log, signal }: Tools, item: QueueItem): Promise<void> {
  if (item.kind !== "CALL") return retryOnConflict(() => ring(pool, item));
  const call = await retryOnConflict(() => loadCall(pool, item));
  if (!call) return;
  const { functionId, body } = call;
  const answer = await app.call(functionId, item.stepId, body, signal);
  if (answer.kind === "unreachable") {
    await handBack(pool, item, signal.aborted ? 0 : whenUnreachableSeconds, answer.reason);
    if (!signal.aborted)
      log.warn({ runId: item.runId, functionId, reason: answer.reason }, "The application was not reached");
    return;
  }
  const attempt = { item, maxAttempts: body.ctx.max_attempts };
  const record = (outcome: typeof answer) => retryOnConflict(() => recordAnswer(pool, attempt, outcome));
  // What cannot be carried out (a sleep until never, say) is the function's failure, not a reason to ask for ever.
  const recorded = await record(answer).catch((error: unknown) => record(failure(error)));
  if (recorded === "FAILED") log.error({ runId: item.runId, functionId }, "A durable run failed");
  if (recorded === "RETRIES")
    log.warn({ runId: item.runId, functionId, attempt: item.attempt }, "A durable step will be tried again");
}

function failure(error: unknown): Extract<Answer, { kind: "threw" }> {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "threw", error: { name: "UnusableAnswer", message }, noRetry: false, retryAfter: null };
}
