import type { z } from "zod";
import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { containing } from "@/lib/kernel/text-search";
import { organizationDay } from "@/lib/licenses/organization-day";
import { heldNow } from "./held-now";
import { heldSeatViews, readSeats, type HeldSeatView } from "./held-seat-view";
import { listSeatsInput } from "./list-schema";
import { idleSeatIds } from "./seats.sql";

/** Who holds seats, of one licence or of all, now or in the past. */
export const listSeats = query({
  name: "seats.list",
  permission: "seat:read",
  input: listSeatsInput,
  async run(ctx, { limit, cursor, sort, ...filters }): Promise<Page<HeldSeatView>> {
    const { licenseId } = filters;
    if (licenseId && !(await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } })))
      throw refuse("not-found", { what: "licence" });
    const page = keyset({ heldFrom: "instant", heldUntil: "instant?" }, { limit, cursor, sort });
    const { today } = await organizationDay(ctx);
    const where = await seatWhere(ctx, filters, today);
    const rows = await readSeats(ctx, { where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const total = await ctx.tx.seat.count({ where });
    const { items, ...rest } = page.cut(rows);
    return { items: await heldSeatViews(ctx, items, today), total, ...rest };
  },
});

type Filters = Omit<z.output<typeof listSeatsInput>, "limit" | "cursor" | "sort">;

async function seatWhere(ctx: Context, filters: Filters, today: Date) {
  const { q, licenseId, person, department, vendor, source, held, idle, timeBoxed } = filters;
  return {
    AND: [
      licenseId ? { licenseId } : {},
      person ? { personId: person } : {},
      department ? { person: { departmentId: department } } : {},
      vendor ? { license: { product: { vendorId: vendor } } } : {},
      source ? { source } : {},
      held === "now" ? heldNow(ctx) : held === "ended" ? { heldUntil: { lte: ctx.now } } : {},
      idle ? { id: { in: await idleSeatIds(ctx, today, licenseId ?? null) } } : {},
      timeBoxed ? { heldUntil: { not: null } } : {},
      q
        ? {
            OR: [
              { person: { displayName: containing(q) } },
              { person: { email: containing(q) } },
              { license: { name: containing(q) } },
            ],
          }
        : {},
    ],
  };
}
