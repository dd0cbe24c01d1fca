import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { endSeats } from "./end-seats";
import { heldNow } from "./held-now";
import { lockHeldSeats } from "./lock-seats";

/** Takes back every seat of a person who has departed; those of one who is back by then are left alone. */
export const releaseForLeaver = command({
  name: "seats.release-for-leaver",
  permission: "system:run",
  input: z.strictObject({ personId: z.string() }),
  async run(ctx, { personId }) {
    const person = await ctx.tx.person.findUnique({ where: { id: personId }, select: { status: true } });
    if (person?.status !== "DEPARTED") return { released: 0 };
    const held = await ctx.tx.seat.findMany({ where: { personId, ...heldNow(ctx) }, select: { id: true } });
    const seats = await lockHeldSeats(
      ctx,
      held.map(({ id }) => id),
    );
    await endSeats(ctx, seats, { reason: "LEFT" });
    return { released: seats.length };
  },
});
