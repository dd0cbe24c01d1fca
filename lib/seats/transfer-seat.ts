import { command } from "@/lib/kernel/operation";
import { allowanceOf } from "@/lib/licenses/overage";
import { refuse } from "@/lib/kernel/refusal";
import { endSeats } from "./end-seats";
import { requireUsable, roomIn } from "./free-seats";
import { heldNow } from "./held-now";
import { requireActivePerson } from "./holder";
import { lockHeldSeat } from "./lock-seat";
import { requireInside } from "./require-inside";
import { transferSeatInput } from "./schema";
import { seatView } from "./seat-view";

/** Passes a seat to another person in one act: the old one ends and the new one starts at the same instant, with the same end. */
export const transferSeat = command({
  name: "seats.transfer",
  permission: "seat:transfer",
  input: transferSeatInput,
  async run(ctx, { seatId, personId, reason }) {
    const { seat: from, license } = await lockHeldSeat(ctx, seatId);
    const today = await requireUsable(ctx, license);
    if (!license.reassignable) throw refuse("seat-not-reassignable", { license: license.name });
    const person = await requireActivePerson(ctx, personId);
    const already = await ctx.tx.seat.findFirst({
      where: { licenseId: license.id, personId, ...heldNow(ctx) },
      select: { id: true },
    });
    if (already) throw refuse("seat-already-held", { license: license.name, person: person.displayName });
    await requireInside(ctx, license, person);
    // A licence that is over what it allows gives nobody a seat, not even one that another person gives up.
    const { held, capacity } = await roomIn(ctx, license, today);
    if (held > (allowanceOf(license, capacity) ?? held))
      throw refuse("seat-limit-reached", { license: license.name, limit: capacity });

    await endSeats(ctx, [from], { reason: "TRANSFERRED", note: reason, freed: false });
    const seat = await ctx.tx.seat.create({
      data: {
        id: ctx.newId("seat"),
        organizationId: ctx.organizationId,
        licenseId: license.id,
        personId,
        heldFrom: ctx.now,
        heldUntil: from.heldUntil,
        source: "TRANSFERRED",
        previousSeatId: from.id,
        createdAt: ctx.now,
      },
    });
    await ctx.tx.vendorKey.updateMany({ where: { seatId: from.id, archivedAt: null }, data: { seatId: seat.id } });
    ctx.record(
      "seat.assigned",
      { kind: "seat", id: seat.id },
      { after: seat, reason, related: [license.id, personId, from.id] },
    );
    return seatView(seat);
  },
});
