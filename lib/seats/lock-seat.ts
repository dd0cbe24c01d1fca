import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";

/** A seat that is held now, read after its licence was locked: two who end it take turns, and the second is told. */
export async function lockHeldSeat(ctx: Context, seatId: string) {
  const found = await ctx.tx.seat.findUnique({ where: { id: seatId }, select: { licenseId: true } });
  if (!found) throw refuse("not-found", { what: "seat" });
  const license = await lockLicense(ctx, found.licenseId);
  const seat = await ctx.tx.seat.findUniqueOrThrow({ where: { id: seatId } });
  if (seat.endReason || (seat.heldUntil && seat.heldUntil <= ctx.now)) throw refuse("seat-ended");
  return { seat, license };
}

export type HeldSeat = Awaited<ReturnType<typeof lockHeldSeat>>["seat"];
