import type { PoolClient } from "pg";
import { z } from "zod";
import type { StepOp } from "./app-client";
import { askToContinue, completeStep } from "./complete-step";
import { endRun } from "./end-run";
import { knownFunction } from "./registry";
import { startRun } from "./start-run";
import { instantFrom } from "./time-string";

type Applied = "CONTINUES" | "COMPLETED" | "FAILED";
type NewStep = { state: "PLANNED" | "SLEEPING" | "WAITING" | "INVOKING"; waitEvent?: string; waitIf?: string };

const waitOptions = z.looseObject({ timeout: z.string(), if: z.string().optional(), event: z.string().optional() });
const invokeOptions = z.looseObject({
  function_id: z.string(),
  payload: z.looseObject({ data: z.unknown().optional() }),
  timeout: z.string().optional(),
});

/** Carries out what a call reported. More than one step at once switches the run to planned steps. */
export async function applyOps(client: PoolClient, runId: string, ops: StepOp[], now: Date): Promise<Applied> {
  if (ops.length > 1) await client.query("UPDATE durable_run SET parallel = true WHERE id = $1", [runId]);
  for (const op of ops) {
    const ended = await apply(client, runId, op, now);
    if (ended) return ended;
  }
  return "CONTINUES";
}

async function apply(
  client: PoolClient,
  runId: string,
  op: StepOp,
  now: Date,
): Promise<Exclude<Applied, "CONTINUES"> | undefined> {
  switch (op.op) {
    case "StepRun":
    case "StepError":
    case "StepFailed":
      await addStep(client, runId, op, { state: "PLANNED" });
      await completeStep(client, runId, op.id, op.op === "StepRun" ? { data: op.data } : { error: op.error });
      return undefined;
    case "StepPlanned":
      if (await addStep(client, runId, op, { state: "PLANNED" })) await queue(client, runId, op.id, "CALL", now);
      return undefined;
    case "Sleep": {
      const until = instantFrom(String(op.opts?.duration ?? op.name), now);
      if (await addStep(client, runId, op, { state: "SLEEPING" })) await queue(client, runId, op.id, "WAKE", until);
      return undefined;
    }
    case "WaitForEvent": {
      const wait = waitOptions.parse(op.opts);
      const step: NewStep = { state: "WAITING", waitEvent: wait.event ?? op.name ?? "", waitIf: wait.if };
      if (await addStep(client, runId, op, step))
        await queue(client, runId, op.id, "TIMEOUT", instantFrom(wait.timeout, now));
      return undefined;
    }
    case "InvokeFunction":
      if (await addStep(client, runId, op, { state: "INVOKING" })) await invoke(client, runId, op, now);
      return undefined;
    case "DiscoveryRequest":
      await askToContinue(client, runId);
      return undefined;
    case "RunComplete":
      await endRun(client, runId, { status: "COMPLETED", output: op.data }, now);
      return "COMPLETED";
    default: {
      const message = `The embedded executor does not know the step operation ${op.op}`;
      await endRun(client, runId, { status: "FAILED", error: { name: "UnsupportedStep", message } }, now);
      return "FAILED";
    }
  }
}

async function addStep(client: PoolClient, runId: string, op: StepOp, step: NewStep): Promise<boolean> {
  const added = await client.query(
    `INSERT INTO durable_step (run_id, step_id, name, op, state, wait_event, wait_if, created_at)
     VALUES ($1, $2, $3, $4, $5::durable_step_state, $6, $7, statement_timestamp())
     ON CONFLICT (run_id, step_id) DO NOTHING`,
    [runId, op.id, op.displayName ?? op.name ?? op.id, op.op, step.state, step.waitEvent, step.waitIf],
  );
  return added.rowCount === 1;
}

async function queue(
  client: PoolClient,
  runId: string,
  stepId: string,
  kind: "CALL" | "WAKE" | "TIMEOUT",
  at: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO durable_queue_item (run_id, step_id, kind, run_at, slots, created_at)
     SELECT id, $2, $3::durable_queue_kind, $4, CASE WHEN $3 = 'CALL' THEN slots ELSE '{}' END, statement_timestamp()
     FROM durable_run WHERE id = $1`,
    [runId, stepId, kind, at],
  );
}

async function invoke(client: PoolClient, runId: string, op: StepOp, now: Date): Promise<void> {
  const { function_id: functionId, payload, timeout } = invokeOptions.parse(op.opts);
  const config = await knownFunction(client, functionId);
  if (!config) {
    const error = { name: "Error", message: `There is no function ${functionId} to invoke` };
    return completeStep(client, runId, op.id, { error });
  }
  const event = {
    id: `${runId}/${op.id}`,
    name: "inngest/function.invoked",
    data: payload.data ?? {},
    ts: now.getTime(),
  };
  await startRun(client, config, event, { runId, stepId: op.id });
  if (timeout) await queue(client, runId, op.id, "TIMEOUT", instantFrom(timeout, now));
}
