import type { Context } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { heldNow } from "./held-now";
import type { HeldSeat } from "./lock-seat";

/**
 * Those of the seats named that are held, read after their licences were locked: in one order for everybody, so that
 * two bulk acts cannot lock each other out.
 */
export async function lockHeldSeats(ctx: Context, seatIds: readonly string[]): Promise<HeldSeat[]> {
  const where = { id: { in: [...seatIds] }, endReason: null, ...heldNow(ctx) };
  const licenses = await ctx.tx.seat.findMany({ where, select: { licenseId: true }, distinct: ["licenseId"] });
  for (const { licenseId } of licenses.sort((a, b) => a.licenseId.localeCompare(b.licenseId)))
    await lockLicense(ctx, licenseId);
  return ctx.tx.seat.findMany({ where });
}
