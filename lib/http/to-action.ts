import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute, type Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { problemOf, type Problem } from "./problem";

export type ActionResult<Output> = { ok: true; data: Output } | { ok: false; problem: Problem };

type Options = { revalidate?: string | readonly string[] };

/** A server action for one operation, as the signed-in account. It answers a problem instead of throwing, for the form to show. */
export function toAction<Input extends z.ZodType, Output>(operation: Operation<Input, Output>, options: Options = {}) {
  return async (raw: z.input<Input>): Promise<ActionResult<Output>> => {
    let requestId = "unknown";
    try {
      const actor = await currentActor();
      if (!actor) throw refuse("not-authenticated");
      requestId = actor.origin.requestId;
      const data = await execute(currentRuntime(), actor, operation, raw);
      for (const path of [options.revalidate ?? []].flat())
        revalidatePath(path, path.includes("[") ? "page" : undefined);
      return { ok: true, data };
    } catch (error) {
      return { ok: false, problem: problemOf(error, requestId) };
    }
  };
}
