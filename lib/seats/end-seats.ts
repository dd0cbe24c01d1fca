import type { SeatEnd } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import type { HeldSeat } from "./lock-seat";

const eventOf: Record<SeatEnd, string> = {
  RELEASED: "seat.released",
  GIVEN_BACK: "seat.given-back",
  TRANSFERRED: "seat.transferred",
  TIME_ENDED: "seat.ended",
  LEFT: "seat.released",
  UNDONE: "seat.undone",
};

type End = { reason: SeatEnd; note?: string | null; freed?: boolean };

/**
 * Ends seats that the caller has locked and found held. A seat is never deleted: its end is written, with one event
 * each. Those who wait are told of the freed seats after commit.
 */
export async function endSeats(
  ctx: Context,
  seats: readonly HeldSeat[],
  { reason, note = null, freed = true }: End,
): Promise<void> {
  const end = { heldUntil: ctx.now, endReason: reason, endNote: note };
  const started = seats.filter(({ heldFrom }) => heldFrom <= ctx.now);
  await ctx.tx.seat.updateMany({
    where: { id: { in: started.map(({ id }) => id) } },
    data: { ...end, version: { increment: 1 } },
  });
  // Given while this operation waited, or by a machine whose clock is ahead: it ends no earlier than it started.
  for (const { id, heldFrom } of seats.filter((seat) => seat.heldFrom > ctx.now))
    await ctx.tx.seat.update({ where: { id }, data: { ...end, heldUntil: heldFrom, version: { increment: 1 } } });
  for (const before of seats) {
    const after = { ...before, ...end, heldUntil: before.heldFrom > ctx.now ? before.heldFrom : ctx.now };
    ctx.record(
      eventOf[reason],
      { kind: "seat", id: before.id },
      { before, after, reason: note, related: [before.licenseId, before.personId] },
    );
  }
  if (freed)
    for (const licenseId of new Set(seats.map((seat) => seat.licenseId))) ctx.emit("seat/freed", { licenseId });
}
