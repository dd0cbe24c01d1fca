import { z } from "zod";
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

/** One's own seats; nobody's, where there is no person behind the account. */
export const ownSeats = query({
  name: "seats.own",
  permission: "own:read",
  input: z.strictObject({}),
  run: async (ctx) => (ctx.actor.kind === "account" && ctx.actor.personId ? seatsOf(ctx, ctx.actor.personId) : []),
});

async function seatsOf(ctx: Context, personId: string) {
  const { today } = await organizationDay(ctx);
  const rows = await readSeats(ctx, { where: { personId }, orderBy: [{ heldFrom: "desc" }, { id: "desc" }], take: 500 });
  const views = await heldSeatViews(ctx, rows, today);
  return [...views.filter(({ isHeld }) => isHeld), ...views.filter(({ isHeld }) => !isHeld)];
}
