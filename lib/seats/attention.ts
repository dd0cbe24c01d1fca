import { z } from "zod";
import { addDays } from "@/lib/kernel/calendar";
import { query } from "@/lib/kernel/operation";
import type { SeatCounts } from "@/lib/licenses/capacity.sql";
import { countAll, isFullWithWaitlist, isOver } from "@/lib/licenses/license-filter";
import { isNoticeDue } from "@/lib/licenses/license-state";
import { lotsOf } from "@/lib/licenses/license-view";
import { organizationDay } from "@/lib/licenses/organization-day";
import { seatCosts } from "@/lib/licenses/seat-cost";

/** Licences that end within so many days are shown as ending soon. */
const endingWithinDays = 60;

/** What needs attention, in numbers; each is the count of rows that the licence list shows under the same filter. */
export const attention = query({
  name: "seats.attention",
  permission: "license:read",
  input: z.strictObject({}),
  async run(ctx) {
    const { today } = await organizationDay(ctx);
    const counts = await countAll(ctx, today, "NAMED");
    const seats = [...counts.values()];
    const all = [...seats, ...(await countAll(ctx, today, "NODE_LOCKED")).values()];
    const dated = await ctx.tx.license.findMany({
      where: { archivedAt: null, terminatedAt: null, endsOn: { gte: today } },
      select: { id: true, startsOn: true, endsOn: true, noticeDays: true, suspendedAt: true, terminatedAt: true },
    });
    const soon = addDays(today, endingWithinDays);
    const add = (field: keyof Omit<SeatCounts, "nextSeatEnd">) => seats.reduce((sum, one) => sum + one[field], 0);
    return {
      licenses: await ctx.tx.license.count({ where: { archivedAt: null } }),
      named: seats.length,
      capacity: add("capacity"),
      held: add("held"),
      idle: add("idle"),
      waiting: add("waiting"),
      over: overOf(seats),
      /** Of seats and of units that machines hold. */
      unitsOver: overOf(all),
      machines: await ctx.tx.activation.count({ where: { endedAt: null } }),
      free: seats.reduce((sum, { held, capacity }) => sum + Math.max(0, capacity - held), 0),
      oversubscribed: all.filter(isOver).length,
      fullWithWaitlist: all.filter(isFullWithWaitlist).length,
      withIdleSeats: all.filter(({ idle }) => idle > 0).length,
      endingSoon: dated.filter(({ endsOn }) => endsOn && endsOn <= soon).length,
      noticeDue: dated.filter((license) => isNoticeDue(license, today)).length,
      idleCosts: idleCosts(counts, await lotsOf(ctx, [...counts.keys()]), today),
    };
  },
});

const overOf = (counts: readonly SeatCounts[]) =>
  counts.reduce((sum, { held, capacity }) => sum + Math.max(0, held - capacity), 0);

export type Attention = Awaited<ReturnType<typeof attention.run>>;

/**
 * What idle seats cost for the terms of their lots, by currency: the cost of one seat times the idle seats. Where a licence
 * was bought in several currencies, or in part without a price, its idle seats are spread over its lots in proportion.
 */
function idleCosts(counts: Map<string, SeatCounts>, lots: Awaited<ReturnType<typeof lotsOf>>, today: Date) {
  const sums = new Map<string, { amount: number; monthly: number | null }>();
  for (const [licenseId, { idle, capacity }] of counts) {
    const paid = Math.min(idle, capacity);
    if (paid === 0) continue;
    for (const { currency, amount, monthly, seats } of seatCosts(lots.get(licenseId) ?? [], today)) {
      const share = (cost: number) => Math.round((cost * paid * seats) / capacity);
      const sum = sums.get(currency) ?? { amount: 0, monthly: 0 };
      const monthlySum = monthly === null || sum.monthly === null ? null : sum.monthly + share(monthly);
      sums.set(currency, { amount: sum.amount + share(amount), monthly: monthlySum });
    }
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum })).sort((a, b) => b.amount - a.amount);
}
