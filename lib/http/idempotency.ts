import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { actorId } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";

export type Answer = { status: number; body: string; location?: string; etag?: string };

/** Thrown inside the transaction to leave it with the first answer. */
export class Replay extends Error {
  constructor(readonly answer: Answer) {
    super("replay");
  }
}

/** An Idempotency-Key in use: scoped to credential and route, kept sealed for 24 hours (the pruning job ends it). */
export type IdempotentCall = { credential: string; route: string; key: string; bodyHash: string };

export function idempotentCall(actor: Actor, route: string, key: string, body: string): IdempotentCall {
  return {
    credential: actorId(actor) ?? "system",
    route,
    key,
    bodyHash: createHash("sha256").update(body).digest("hex"),
  };
}

const context = (call: IdempotentCall) => `idempotency/${call.credential}/${call.route}/${call.key}`;

/**
 * Claims the key inside the operation's transaction (a second call waits on the row), runs the body and keeps its
 * answer there: either both are committed or neither.
 */
export async function answerOnce<Output>(
  ctx: Context,
  call: IdempotentCall,
  body: () => Promise<Output>,
  answerOf: (output: Output) => Answer,
): Promise<Output> {
  const claimed = await claim(ctx, call);
  if (!claimed) throw new Replay(await storedAnswer(ctx, call));
  const output = await body();
  await keep(ctx, call, answerOf(output));
  return output;
}

/** Keeps the answer of a refusal, whose own transaction was rolled back; where one was kept already, answers that. */
export async function keepRefusal(ctx: Context, call: IdempotentCall, answer: Answer): Promise<Answer | null> {
  if (!(await claim(ctx, call))) return storedAnswer(ctx, call);
  await keep(ctx, call, answer);
  return null;
}

async function claim(ctx: Context, call: IdempotentCall): Promise<boolean> {
  const inserted = await ctx.tx.$executeRaw`
    INSERT INTO idempotency_record (organization_id, credential, route, key, body_hash, status, answer, created_at)
    VALUES (${ctx.organizationId}, ${call.credential}, ${call.route}, ${call.key}, ${call.bodyHash}, 0, ''::bytea, ${ctx.now})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

async function keep(ctx: Context, call: IdempotentCall, answer: Answer): Promise<void> {
  await ctx.tx.idempotencyRecord.update({
    where: keyOf(ctx, call),
    data: { status: answer.status, answer: ctx.secrets.seal(JSON.stringify(answer), context(call)) },
  });
}

async function storedAnswer(ctx: Context, call: IdempotentCall): Promise<Answer> {
  const stored = await ctx.tx.idempotencyRecord.findUniqueOrThrow({ where: keyOf(ctx, call) });
  if (stored.bodyHash !== call.bodyHash) throw refuse("idempotency-key-reused");
  return openAnswer(ctx.runtime, stored.answer, call);
}

function openAnswer(runtime: Runtime, sealed: Uint8Array, call: IdempotentCall): Answer {
  return JSON.parse(runtime.secrets.open(sealed, context(call)).toString("utf8")) as Answer;
}

function keyOf(ctx: Context, call: IdempotentCall) {
  const { credential, route, key } = call;
  return { organizationId_credential_route_key: { organizationId: ctx.organizationId, credential, route, key } };
}
