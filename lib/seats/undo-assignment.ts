import { command } from "@/lib/kernel/operation";
import { endSeats } from "./end-seats";
import { lockHeldSeats } from "./lock-seats";
import { releaseSeatsInput } from "./schema";

/** Takes back an assignment made by mistake: the seats end as undone. What has ended meanwhile is left alone. */
export const undoAssignment = command({
  name: "seats.undo-assignment",
  permission: "seat:release",
  input: releaseSeatsInput,
  async run(ctx, { seatIds, reason }) {
    const seats = await lockHeldSeats(ctx, seatIds);
    await endSeats(ctx, seats, { reason: "UNDONE", note: reason });
    return { undone: seats.length };
  },
});
