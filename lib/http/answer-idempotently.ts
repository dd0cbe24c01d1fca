import { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { command, execute, type Operation } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import type { Asked } from "./asked";
import { answerOnce, idempotentCall, keepRefusal, Replay, type Answer, type IdempotentCall } from "./idempotency";
import { plainProblem, problemOf } from "./problem";

type Call<Input extends z.ZodType, Output> = {
  runtime: Runtime;
  actor: Actor;
  request: Asked;
  operation: Operation<Input, Output>;
  raw: Record<string, unknown>;
  text: string;
  answerOf(output: Output): Answer;
};

type Replayed = Answer & { replayed?: true };

/** Runs the operation; with an `Idempotency-Key` it acts once, and whoever asks again gets the first answer, also a "no". */
export async function answerIdempotently<Input extends z.ZodType, Output>(
  asked: Call<Input, Output>,
): Promise<Replayed> {
  const { runtime, actor, request, operation, raw, text, answerOf } = asked;
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) return answerOf(await execute(runtime, actor, operation, raw));
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal("invalid-input", {}, [
      { pointer: "/Idempotency-Key", detail: "is 1 to 200 printable characters" },
    ]);
  const call = idempotentCall(actor, `${request.method} ${new URL(request.url).pathname}`, key, text);
  try {
    return answerOf(
      await execute(runtime, actor, operation, raw, { around: (ctx, body) => answerOnce(ctx, call, body, answerOf) }),
    );
  } catch (error) {
    if (error instanceof Replay) return { ...error.answer, replayed: true };
    if (!(error instanceof Refusal) || !isKept(error)) throw error;
    const first = await keepOrReplay(runtime, actor, error, call, request);
    if (first) return { ...first, replayed: true };
    throw error;
  }
}

/** What may be otherwise at the next try is not kept, nor what a lost permission refuses. */
function isKept(error: Refusal): boolean {
  if (error.status >= 500 || error.status === 429 || error.params.retryAfter !== undefined) return false;
  return error.code !== "idempotency-key-reused" && error.code !== "not-permitted";
}

/** Keeps the refusal as the first answer, or answers what was kept before (a refused input never gets as far as to see it). */
async function keepOrReplay(
  runtime: Runtime,
  actor: Actor,
  error: Refusal,
  call: IdempotentCall,
  request: Asked,
): Promise<Answer | null> {
  const { body } = plainProblem(problemOf(error, actor.origin.requestId, new URL(request.url).pathname));
  const keepAnswer = command({
    name: "http.keep-refusal",
    permission: "organization:read",
    input: z.object({}),
    run: (ctx) => keepRefusal(ctx, call, { status: error.status, body }),
  });
  const keeper: Actor = {
    kind: "system",
    organizationId: actor.organizationId,
    name: "idempotency",
    origin: actor.origin,
  };
  return execute(runtime, keeper, keepAnswer, {});
}
