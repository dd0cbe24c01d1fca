import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockHeldSeat } from "./lock-seat";
import { changeSeatInput } from "./schema";
import { endOfLastDay } from "./seat-end";
import { seatView } from "./seat-view";

/** Gives a held seat an end, another one, or none. */
export const changeSeat = command({
  name: "seats.change",
  permission: "seat:assign",
  input: changeSeatInput,
  async run(ctx, { seatId, version, until, reason }) {
    const { seat: before } = await lockHeldSeat(ctx, seatId);
    if (before.version !== version) throw refuse("changed-meanwhile");
    const heldUntil = await endOfLastDay(ctx, until);
    // Under its version: what writes down the ends of seats does not lock the licence.
    const data = { heldUntil, version: { increment: 1 } };
    const after = changedOnce(await ctx.tx.seat.updateManyAndReturn({ where: { id: seatId, version }, data }));
    ctx.record(
      "seat.changed",
      { kind: "seat", id: seatId },
      { before, after, reason, related: [before.licenseId, before.personId] },
    );
    return seatView(after);
  },
});
