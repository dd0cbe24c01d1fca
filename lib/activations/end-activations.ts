import type { ActivationEnd } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { trailOf } from "./activation-trail";
import type { ActivationRow } from "./activation-view";

const eventOf: Record<ActivationEnd, string> = {
  DEACTIVATED: "activation.deactivated",
  MOVED: "activation.moved",
  DEAD: "activation.died",
  LEFT: "activation.released",
};

type End = { reason: ActivationEnd; note?: string | null };

/**
 * Ends activations that the caller found active under the lock of their licences. An activation is never deleted: its end
 * is written, with one event each, and moves of it that waited are withdrawn. Its files are on the revocation list from then on.
 */
export async function endActivations(
  ctx: Context,
  rows: readonly ActivationRow[],
  { reason, note = null }: End,
): Promise<void> {
  for (const before of rows) {
    // Activated while this operation waited for the lock, or by a machine whose clock is ahead: it ends no earlier than it began.
    const endedAt = before.activatedAt > ctx.now ? before.activatedAt : ctx.now;
    const end = { endedAt, endReason: reason, endNote: note };
    await ctx.tx.activation.update({ where: { id: before.id }, data: { ...end, version: { increment: 1 } } });
    ctx.record(
      eventOf[reason],
      { kind: "activation", id: before.id },
      {
        before: trailOf(before),
        after: { ...trailOf(before), ...end },
        reason: note,
        related: [before.licenseId, before.personId],
      },
    );
  }
  const waiting = await ctx.tx.activationMove.findMany({
    where: { activationId: { in: rows.map(({ id }) => id) }, status: "PENDING" },
  });
  for (const before of waiting) {
    const after = await ctx.tx.activationMove.update({
      where: { id: before.id },
      data: { status: "WITHDRAWN", decidedAt: ctx.now, version: { increment: 1 } },
    });
    ctx.record(
      "activation-move.withdrawn",
      { kind: "activation-move", id: before.id },
      {
        before: { ...before, machine: null },
        after: { ...after, machine: null },
        related: [before.licenseId, before.activationId],
      },
    );
  }
}
