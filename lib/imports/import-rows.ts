import { systemActor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { linkManagers } from "./link-managers";
import { readLogBatch, reckonBatch } from "./read-log-batch";
import type { Position } from "./read-rows";
import { runBatch } from "./run-batch";

/** Transactions in one durable step: a large file must not take thousands of steps, nor a step minutes. */
const batchesInStep = 10;

export interface ImportPass {
  organizationId: string;
  importId: string;
  pass: number;
  keep: boolean;
}

const operations = { rows: runBatch, managers: linkManagers, log: readLogBatch, leases: reckonBatch };
export type ImportStep = keyof typeof operations;

/**
 * Goes on with an import from a position, batch by batch, each in a transaction of its own and done once under its own
 * name. Repeated after a kill, it finds the batches that were committed and does the others.
 */
export async function importRows(
  runtime: Runtime,
  durableRun: string,
  stage: ImportStep,
  { organizationId, ...pass }: ImportPass,
  from: Position | null,
): Promise<Position | null> {
  const actor = systemActor(organizationId, "import", durableRun);
  const operation = operations[stage];
  let at = from;
  for (let batch = 0; batch < batchesInStep; batch += 1) {
    const once = `${durableRun}/${stage}/${at?.offset ?? "start"}`;
    const { next } = await execute(runtime, actor, operation, { ...pass, from: at }, { once });
    if (next === null) return null;
    at = next;
  }
  return at;
}
