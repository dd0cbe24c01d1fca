import type { z } from "zod";
import { addDays } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { countSeats, type SeatCounts } from "./capacity.sql";
import { isNoticeDue } from "./license-state";
import { idsInState } from "./license-state.sql";
import type { listLicensesInput } from "./list-schema";

type Filters = Omit<z.output<typeof listLicensesInput>, "limit" | "cursor" | "sort">;

/** The licences that a list's filters leave, as a Prisma filter. */
export async function licenseWhere(ctx: Context, filters: Filters, today: Date) {
  const { q, vendor, product, term, allocation, state, owner, department, archived } = filters;
  return {
    AND: [
      archivedWhere(archived),
      vendor ? { product: { vendorId: vendor } } : {},
      product ? { productId: product } : {},
      filters.licenseType ? { licenseTypeId: filters.licenseType } : {},
      term ? { term } : {},
      allocation ? { allocation } : {},
      owner ? { ownerId: owner } : {},
      department ? { departmentId: department } : {},
      state ? { id: { in: await idsInState(ctx, state, today) } } : {},
      endingWithin(filters.ending, today),
      endingWithin(filters.expiringWithin, today),
      q
        ? {
            OR: [
              { name: containing(q) },
              { product: { name: containing(q) } },
              { product: { vendor: { name: containing(q) } } },
            ],
          }
        : {},
      ...(await counted(ctx, filters, today)),
    ],
  };
}

function endingWithin(days: number | undefined, today: Date) {
  return days ? { endsOn: { gte: today, lte: addDays(today, days) }, terminatedAt: null } : {};
}

/** Filters that depend on counts or on two columns together: the ids that pass. */
async function counted(ctx: Context, { oversubscribed, waiting, idle, notice }: Filters, today: Date) {
  const conditions: { id: { in: string[] } }[] = [];
  if (oversubscribed || waiting || idle) {
    const counts = await countAll(ctx, today);
    const passing = [...counts].filter(
      ([, one]) => (!oversubscribed || isOver(one)) && (!waiting || isFullWithWaitlist(one)) && (!idle || one.idle > 0),
    );
    conditions.push({ id: { in: passing.map(([id]) => id) } });
  }
  if (notice) {
    const rows = await ctx.tx.license.findMany({
      where: { noticeDays: { not: null }, endsOn: { gte: today } },
      select: { id: true, endsOn: true, noticeDays: true, terminatedAt: true },
    });
    conditions.push({ id: { in: rows.filter((row) => isNoticeDue(row, today)).map(({ id }) => id) } });
  }
  return conditions;
}

/** Counts of every licence in use whose units people or machines hold, or of those of one kind alone. */
export async function countAll(
  ctx: Context,
  today: Date,
  allocation?: "NAMED" | "NODE_LOCKED",
): Promise<Map<string, SeatCounts>> {
  const held = await ctx.tx.license.findMany({
    where: { allocation: { in: allocation ? [allocation] : ["NAMED", "NODE_LOCKED"] }, archivedAt: null },
    select: { id: true },
  });
  return countSeats(
    ctx,
    held.map(({ id }) => id),
    today,
  );
}

export const isOver = ({ held, capacity }: SeatCounts) => held > capacity;
export const isFullWithWaitlist = ({ held, capacity, waiting }: SeatCounts) => waiting > 0 && held >= capacity;
