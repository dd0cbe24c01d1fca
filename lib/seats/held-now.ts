import type { Context } from "@/lib/kernel/operation";

/**
 * Seats that have not ended: a time-boxed seat is not held any more once its end has come. When they started is not asked:
 * none starts in the future, but whoever waited for a lock finds seats that started after its own instant.
 */
export function heldNow(ctx: Context) {
  return { OR: [{ heldUntil: null }, { heldUntil: { gt: ctx.now } }] };
}
