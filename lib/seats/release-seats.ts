import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { endSeats } from "./end-seats";
import { heldNow } from "./held-now";
import { releaseSeatsInput } from "./schema";

/** Takes many seats back at once. What has ended meanwhile is left alone and counted. */
export const releaseSeats = command({
  name: "seats.release-many",
  permission: "seat:release",
  input: releaseSeatsInput,
  async run(ctx, { seatIds, reason }) {
    const where = { id: { in: seatIds }, endReason: null, ...heldNow(ctx) };
    const licenses = await ctx.tx.seat.findMany({ where, select: { licenseId: true }, distinct: ["licenseId"] });
    // In one order for everybody, so that two bulk acts cannot lock each other out.
    for (const { licenseId } of licenses.sort((a, b) => a.licenseId.localeCompare(b.licenseId))) await lockLicense(ctx, licenseId);
    const seats = await ctx.tx.seat.findMany({ where });
    await endSeats(ctx, seats, { reason: "RELEASED", note: reason });
    return { released: seats.map(({ id }) => id), left: new Set(seatIds).size - seats.length };
  },
});
