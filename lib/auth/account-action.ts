import { problemOf } from "@/lib/http/problem";
import type { ActionResult } from "@/lib/http/to-action";
import type { AccountActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { currentActor } from "./current-actor";

/** A server action on one's own session, which `toAction` knows nothing of. */
export function accountAction<Input, Output>(
  work: (runtime: Runtime, actor: AccountActor, input: Input) => Promise<Output>,
) {
  return async (input: Input): Promise<ActionResult<Output>> => {
    const actor = await currentActor();
    try {
      if (!actor) throw refuse("not-authenticated");
      return { ok: true, data: await work(currentRuntime(), actor, input) };
    } catch (error) {
      return { ok: false, problem: problemOf(error, actor?.origin.requestId ?? "unknown") };
    }
  };
}
