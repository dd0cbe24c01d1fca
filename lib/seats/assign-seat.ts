import { command } from "@/lib/kernel/operation";
import { assignSeatInput } from "./schema";
import { endOfLastDay } from "./seat-end";
import { seatView } from "./seat-view";
import { takeSeat } from "./take-seat";

/** Gives a named person a seat. */
export const assignSeat = command({
  name: "seats.assign",
  permission: "seat:assign",
  input: assignSeatInput,
  async run(ctx, { licenseId, personId, until, skipWaitlist, reason }) {
    const seat = await takeSeat(ctx, {
      licenseId,
      personId,
      until: await endOfLastDay(ctx, until),
      source: "ASSIGNED",
      skipWaitlist,
      reason,
    });
    return seatView(seat);
  },
});
