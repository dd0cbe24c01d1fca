import { command } from "@/lib/kernel/operation";
import { endSeats } from "./end-seats";
import { lockHeldSeats } from "./lock-seats";
import { releaseSeatsInput } from "./schema";

/** Takes many seats back at once. What has ended meanwhile is left alone and counted. */
export const releaseSeats = command({
  name: "seats.release-many",
  permission: "seat:release",
  input: releaseSeatsInput,
  async run(ctx, { seatIds, reason }) {
    const seats = await lockHeldSeats(ctx, seatIds);
    await endSeats(ctx, seats, { reason: "RELEASED", note: reason });
    return { released: seats.map(({ id }) => id), left: new Set(seatIds).size - seats.length };
  },
});
