import { command } from "@/lib/kernel/operation";
import { endSeats } from "./end-seats";
import { lockHeldSeat } from "./lock-seat";
import { releaseSeatInput } from "./schema";

/** Takes a seat back from its holder. */
export const releaseSeat = command({
  name: "seats.release",
  permission: "seat:release",
  input: releaseSeatInput,
  async run(ctx, { seatId, reason }) {
    const { seat } = await lockHeldSeat(ctx, seatId);
    await endSeats(ctx, [seat], { reason: "RELEASED", note: reason });
    return { id: seat.id, licenseId: seat.licenseId, personId: seat.personId, releasedAt: ctx.now };
  },
});
