import type { MoveStatus } from "@/lib/db/generated/enums";
import type { Actor } from "@/lib/kernel/actor";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockActivation } from "./lock-activation";

const outcomes: Record<Exclude<MoveStatus, "PENDING">, string> = {
  DONE: "approved",
  REJECTED: "rejected",
  WITHDRAWN: "withdrawn",
};

/** A move that waits, with its machine and licence locked: of two who decide at once the second is told what the first did. */
export async function lockWaitingMove(ctx: Context, moveId: string) {
  const found = await ctx.tx.activationMove.findUnique({ where: { id: moveId }, select: { activationId: true } });
  if (!found) throw refuse("not-found", { what: "move" });
  const locked = await lockActivation(ctx, found.activationId);
  const move = await ctx.tx.activationMove.findUniqueOrThrow({ where: { id: moveId } });
  if (move.status !== "PENDING") throw refuse("move-decided", { outcome: outcomes[move.status] });
  return { ...locked, move };
}

type Waiting = Awaited<ReturnType<typeof lockWaitingMove>>["move"];
type End = { status: "DONE" | "REJECTED" | "WITHDRAWN"; note?: string | null };

const events = { DONE: "approved", REJECTED: "rejected", WITHDRAWN: "withdrawn" } as const;

export async function endMove(ctx: Context, before: Waiting, { status, note = null }: End) {
  const after = await ctx.tx.activationMove.update({
    where: { id: before.id },
    data: {
      status,
      decidedAt: ctx.now,
      decidedByAccountId: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      outcomeNote: note,
      version: { increment: 1 },
    },
  });
  ctx.record(
    `activation-move.${events[status]}`,
    { kind: "activation-move", id: before.id },
    {
      before: { ...before, machine: null },
      after: { ...after, machine: null },
      reason: note,
      related: [before.licenseId, before.activationId, before.askedByPersonId],
    },
  );
  return after;
}

type Asked = { askedByAccountId: string | null; askedByPersonId: string | null };

/** Whether somebody asked for a move: with this account, or as the same person. */
export function isAsker(actor: Actor, { askedByAccountId, askedByPersonId }: Asked): boolean {
  if (actor.kind !== "account") return false;
  return actor.accountId === askedByAccountId || (actor.personId !== null && actor.personId === askedByPersonId);
}
