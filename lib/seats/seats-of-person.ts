import { query, type Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { heldSeatViews, readSeats } from "./held-seat-view";
import { personSeatsInput } from "./list-schema";

/** The seats of one person, held ones first, then those of the past. */
export const seatsOfPerson = query({
  name: "seats.of-person",
  permission: "seat:read",
  input: personSeatsInput,
  run: (ctx, { personId }) => seatsOf(ctx, personId),
});

async function seatsOf(ctx: Context, personId: string) {
  const { today } = await organizationDay(ctx);
  const rows = await readSeats(ctx, {
    where: { personId },
    orderBy: [{ heldFrom: "desc" }, { id: "desc" }],
    take: 500,
  });
  const views = await heldSeatViews(ctx, rows, today);
  return [...views.filter(({ isHeld }) => isHeld), ...views.filter(({ isHeld }) => !isHeld)];
}
