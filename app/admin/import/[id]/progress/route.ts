import { currentActor } from "@/lib/auth/current-actor";
import { problemOf, problemResponse } from "@/lib/http/problem";
import { readProgress } from "@/lib/imports/read-import";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** What the page of a running import asks for again and again. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  try {
    if (!actor) throw refuse("not-authenticated");
    const progress = await execute(currentRuntime(), actor, readProgress, { importId: (await params).id });
    return Response.json(progress, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(problemOf(error, actor?.origin.requestId ?? "unknown"));
  }
}
