import { addDays } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { undoReleaseInput } from "./schema";
import { takeSeat } from "./take-seat";
import { undoDays } from "./undo-days";

/**
 * Gives seats back to those they were released from, if they are still free: a new seat from now on, with the end that
 * the old one had. All or none.
 */
export const undoRelease = command({
  name: "seats.undo-release",
  permission: "seat:assign",
  input: undoReleaseInput,
  async run(ctx, { seatIds, skipWaitlist }) {
    const seats = await ctx.tx.seat.findMany({
      where: { id: { in: seatIds } },
      orderBy: [{ licenseId: "asc" }, { id: "asc" }],
    });
    if (seats.length < new Set(seatIds).size) throw refuse("not-found", { what: "seat" });
    const restored: string[] = [];
    for (const { id, licenseId, personId, heldUntil, endReason } of seats) {
      if (endReason !== "RELEASED" && endReason !== "GIVEN_BACK") throw refuse("release-not-undoable");
      if (!heldUntil || heldUntil < addDays(ctx.now, -undoDays)) throw refuse("undo-too-late", { days: undoDays });
      const until = await plannedEnd(ctx, id);
      if (until && until <= ctx.now) throw refuse("seat-ended");
      const seat = await takeSeat(ctx, {
        licenseId,
        personId,
        source: "ASSIGNED",
        previousSeatId: id,
        until,
        skipWaitlist,
        event: "seat.restored",
      });
      restored.push(seat.id);
    }
    return { restored };
  },
});

/** The end that a released seat would have had: its row says when it was released, its event what was before. */
async function plannedEnd(ctx: Context, seatId: string): Promise<Date | null> {
  const released = await ctx.tx.auditEvent.findFirst({
    where: { subjectId: seatId, type: { in: ["seat.released", "seat.given-back"] } },
    orderBy: { at: "desc" },
    select: { before: true },
  });
  const before = released?.before;
  const planned = typeof before === "object" && before !== null && !Array.isArray(before) ? before.heldUntil : null;
  return typeof planned === "string" ? new Date(planned) : null;
}
