import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { endSeats } from "./end-seats";
import { lockHeldSeat } from "./lock-seat";
import { releaseSeatInput } from "./schema";

/** Gives one's own seat back; the seat of anyone else is not found. */
export const giveBackSeat = command({
  name: "seats.give-back",
  permission: "own:release",
  input: releaseSeatInput,
  async run(ctx, { seatId, reason }) {
    const ownId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    const own =
      ownId && (await ctx.tx.seat.findUnique({ where: { id: seatId, personId: ownId }, select: { id: true } }));
    if (!own) throw refuse("not-found", { what: "seat of yours" });
    const { seat } = await lockHeldSeat(ctx, seatId);
    await endSeats(ctx, [seat], { reason: "GIVEN_BACK", note: reason });
    return { id: seat.id, licenseId: seat.licenseId, releasedAt: ctx.now };
  },
});
