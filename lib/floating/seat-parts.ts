import type { Context } from "@/lib/kernel/operation";
import { capacityOn, capacitySteps } from "@/lib/licenses/capacity-steps";
import { lotsOf } from "@/lib/licenses/license-view";
import { lotsGoingOn } from "@/lib/licenses/lots-going-on";
import { organizationDay } from "@/lib/licenses/organization-day";

/**
 * How the seats of a licence are parted among its pools. `most` is the most that it will have from today on, so that pools
 * can be set up before a purchase begins; `rest` is the pool that has what remains, if any has.
 */
export async function seatParts(ctx: Context, licenseId: string) {
  const { today } = await organizationDay(ctx);
  const license = await ctx.tx.license.findUniqueOrThrow({ where: { id: licenseId } });
  const lots = lotsGoingOn((await lotsOf(ctx, [licenseId])).get(licenseId) ?? [], license);
  const later = capacitySteps(lots).flatMap(({ from }) => (from && from > today ? [from] : []));
  const pools = await ctx.tx.pool.findMany({
    where: { licenseId, archivedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, seats: true },
  });
  return {
    most: Math.max(...[today, ...later].map((day) => capacityOn(lots, day))),
    parts: pools.flatMap(({ seats, ...pool }) => (seats === null ? [] : [{ ...pool, seats }])),
    rest: pools.find(({ seats }) => seats === null) ?? null,
  };
}

type SeatParts = Awaited<ReturnType<typeof seatParts>>;

/** What a pool may have at most: the seats that no other pool has as its part. */
export function seatsLeftFor(poolId: string | null, { most, parts }: Pick<SeatParts, "most" | "parts">): number {
  return Math.max(0, most - parts.filter(({ id }) => id !== poolId).reduce((sum, { seats }) => sum + seats, 0));
}
