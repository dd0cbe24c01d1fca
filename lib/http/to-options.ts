import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute, type Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { problemOf, problemResponse } from "./problem";

type Options = { items: readonly { id: string; label: string; detail?: string }[] };

/** A GET route for a field that searches while somebody types: `?q=` in, `{ items: [{ id, label, detail? }] }` out. */
export function toOptions<Input extends z.ZodType<unknown, { q?: string }>>(options: Operation<Input, Options>) {
  return async (request: Request): Promise<Response> => {
    let requestId = "unknown";
    try {
      const actor = await currentActor();
      if (!actor) throw refuse("not-authenticated");
      requestId = actor.origin.requestId;
      const q = new URL(request.url).searchParams.get("q") ?? "";
      const found = await execute(currentRuntime(), actor, options, { q: q.slice(0, 200) });
      return Response.json(found, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return problemResponse(problemOf(error, requestId));
    }
  };
}
