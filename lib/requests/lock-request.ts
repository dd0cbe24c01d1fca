import type { Person, SeatRequest } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

export type LockedRequest = SeatRequest & { person: Person };

/** The request, held until this transaction ends: decisions and withdrawals of one request take turns. */
export async function lockRequest(ctx: Context, requestId: string): Promise<LockedRequest> {
  const touched = await ctx.tx.seatRequest.updateMany({
    where: { id: requestId },
    data: { version: { increment: 1 } },
  });
  if (touched.count === 0) throw refuse("not-found", { what: "such request" });
  return ctx.tx.seatRequest.findUniqueOrThrow({ where: { id: requestId }, include: { person: true } });
}
