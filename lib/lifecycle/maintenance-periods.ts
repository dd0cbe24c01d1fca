import { addDays } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { priceOf } from "@/lib/licenses/purchase-price";

export type Maintenance = {
  /** Null for the maintenance that the licence was bought with. */
  id: string | null;
  startsOn: Date | null;
  /** Null where it has no end. */
  endsOn: Date | null;
  price: { amount: number; currency: string } | null;
  orderNumber: string | null;
};

type Licensed = { id: string; startsOn: Date | null; maintained: boolean; maintenanceEndsOn: Date | null };

/** All maintenance of a licence, the oldest first: what it was bought with, then what was bought later. */
export async function maintenanceOf(ctx: Context, license: Licensed): Promise<Maintenance[]> {
  const rows = await ctx.tx.maintenancePeriod.findMany({
    where: { licenseId: license.id },
    orderBy: { startsOn: "asc" },
  });
  const own = license.maintained
    ? [{ id: null, startsOn: license.startsOn, endsOn: license.maintenanceEndsOn, price: null, orderNumber: null }]
    : [];
  const later = rows.map(({ id, startsOn, endsOn, orderNumber, ...row }) => ({
    id,
    startsOn,
    endsOn,
    price: priceOf(row),
    orderNumber,
  }));
  return [...own, ...later];
}

/** The period among these that shares a day with another. */
export function overlapping(periods: readonly Maintenance[], startsOn: Date, endsOn: Date): Maintenance | undefined {
  return periods.find(
    (period) => (!period.startsOn || period.startsOn <= endsOn) && (!period.endsOn || period.endsOn >= startsOn),
  );
}

/** When the maintenance that is there ends: the last day of the last period; null without any. */
export function maintainedUntil(periods: readonly Maintenance[]): Date | null {
  const ends = periods.flatMap(({ endsOn }) => (endsOn ? [endsOn.getTime()] : []));
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** The first day of a period that is bought on a day: after the maintenance that there is, or at once where it has lapsed. */
export function nextStart(periods: readonly Maintenance[], today: Date): Date {
  const until = maintainedUntil(periods);
  return until && until >= today ? addDays(until, 1) : today;
}
