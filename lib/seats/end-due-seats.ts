import { z } from "zod";
import { command } from "@/lib/kernel/operation";

/** How many seats one run of the command ends. */
const batch = 500;

/**
 * Records the end of time-boxed seats whose time has come. They are not held since that instant already; this writes
 * why, and tells those who wait. Also tells the waitlists of licences that have a free seat (a lot may have started today).
 */
export const endDueSeats = command({
  name: "seats.end-due",
  permission: "system:run",
  input: z.strictObject({}),
  async run(ctx) {
    const due = await ctx.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM seat WHERE organization_id = ${ctx.organizationId} AND held_until <= ${ctx.now} AND end_reason IS NULL
      ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`;
    const seats = await ctx.tx.seat.findMany({ where: { id: { in: due.map(({ id }) => id) } } });
    await ctx.tx.seat.updateMany({
      where: { id: { in: seats.map(({ id }) => id) } },
      data: { endReason: "TIME_ENDED", version: { increment: 1 } },
    });
    for (const before of seats) {
      const after = { ...before, endReason: "TIME_ENDED" };
      ctx.record(
        "seat.ended",
        { kind: "seat", id: before.id },
        { before, after, related: [before.licenseId, before.personId] },
      );
    }
    const waiting = await ctx.tx.$queryRaw<{ license_id: string }[]>`
      SELECT DISTINCT r.license_id FROM seat_request r JOIN organization o ON o.id = r.organization_id
      WHERE r.organization_id = ${ctx.organizationId} AND r.status = 'WAITLISTED'
        AND license_capacity(r.organization_id, r.license_id, (${ctx.now}::timestamptz AT TIME ZONE o.time_zone)::date)
          > seats_held(r.organization_id, r.license_id, ${ctx.now})`;
    for (const licenseId of new Set([...seats.map((seat) => seat.licenseId), ...waiting.map((row) => row.license_id)]))
      ctx.emit("seat/freed", { licenseId });
    return { ended: seats.length, more: seats.length === batch };
  },
});
