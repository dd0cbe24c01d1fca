import type { Context } from "@/lib/kernel/operation";

/** Seats held at the instant of the operation: a time-boxed seat is not held any more once its end has come. */
export function heldNow(ctx: Context) {
  return { heldFrom: { lte: ctx.now }, OR: [{ heldUntil: null }, { heldUntil: { gt: ctx.now } }] };
}
