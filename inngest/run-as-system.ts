import { NonRetriableError, type GetStepTools } from "inngest";
import type { z } from "zod";
import { systemActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute, type Operation } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import type { inngest } from "./client";

type Steps = GetStepTools<typeof inngest>;
type RunContext = { step: Steps; runId: string };

const namesUsed = new WeakMap<Steps, Set<string>>();

/**
 * One durable step: a command, as the system, in one organisation. Its name must be unique within the run, for
 * run and name together are the key under which the command is done once; in a loop the name holds what the
 * loop goes over. A refusal is an answer, not a fault, so it is not tried again.
 */
export function runAsSystem<Input extends z.ZodType, Output>(
  { step, runId }: RunContext,
  organizationId: string,
  name: string,
  operation: Operation<Input, Output>,
  input: z.input<Input>,
) {
  claimName(step, name);
  return step.run(name, async () => {
    const actor = systemActor(organizationId, operation.name, runId);
    try {
      return await execute(currentRuntime(), actor, operation, input, { once: `${runId}/${name}` });
    } catch (error) {
      if (error instanceof Refusal) throw new NonRetriableError(error.message, { cause: error });
      throw error;
    }
  });
}

/** The SDK would number a second step of the same name; its command would find the first one's result. */
function claimName(step: Steps, name: string): void {
  const used = namesUsed.get(step) ?? new Set();
  if (used.has(name)) throw new NonRetriableError(`Two steps of one run are called "${name}"`);
  namesUsed.set(step, used.add(name));
}
