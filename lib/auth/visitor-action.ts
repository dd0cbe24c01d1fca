import { problemOf } from "@/lib/http/problem";
import type { ActionResult } from "@/lib/http/to-action";
import type { Origin } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Runtime } from "@/lib/kernel/runtime";
import { pageOrigin } from "./page-origin";

/** A server action for people who are not signed in: what proves them is in the input, or nothing does. */
export function visitorAction<Input, Output>(
  work: (runtime: Runtime, origin: Origin, input: Input) => Promise<Output>,
) {
  return async (input: Input): Promise<ActionResult<Output>> => {
    const origin = await pageOrigin();
    try {
      return { ok: true, data: await work(currentRuntime(), origin, input) };
    } catch (error) {
      return { ok: false, problem: problemOf(error, origin.requestId) };
    }
  };
}
