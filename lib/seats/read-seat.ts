import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { heldSeatViews, readSeats } from "./held-seat-view";
import { seatIdInput } from "./schema";

export const readSeat = query({
  name: "seats.read",
  permission: "seat:read",
  input: seatIdInput,
  async run(ctx, { seatId }) {
    const { today } = await organizationDay(ctx);
    const rows = await readSeats(ctx, { where: { id: seatId }, orderBy: [{ id: "asc" }], take: 1 });
    const [seat] = await heldSeatViews(ctx, rows, today);
    if (!seat) throw refuse("not-found", { what: "seat" });
    return seat;
  },
});
