import type { Context } from "@/lib/kernel/operation";
import { capacityOfLicense, seatsHeldNow } from "./capacity.sql";
import { allowanceOf, type OverageOf } from "./overage";
import { peopleOutside } from "./people-outside.sql";

/** Units of a node-locked licence that machines hold now, as its metric counts them. */
export async function activationsHeld(ctx: Context, licenseId: string): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ held: number }[]>`
    SELECT activations_held(${ctx.organizationId}, ${licenseId})::int AS held`;
  return rows[0]?.held ?? 0;
}

/** What people or machines hold of a licence now; of one that is neither NAMED nor NODE_LOCKED, nothing. */
export async function unitsHeldNow(ctx: Context, licenseId: string): Promise<number> {
  return (await seatsHeldNow(ctx, licenseId)) + (await activationsHeld(ctx, licenseId));
}

/** What may be held on a day under an overage rule that the licence does not have yet; null where there is no end to it. */
export async function unitAllowance(
  ctx: Context,
  licenseId: string,
  rule: OverageOf,
  day: Date,
): Promise<number | null> {
  return allowanceOf(rule, await capacityOfLicense(ctx, licenseId, day));
}

type Places = { siteIds: readonly string[]; departmentIds: readonly string[] };

/** How many people hold a seat of the licence and are outside of these places. */
export async function holdersOutside(ctx: Context, licenseId: string, places: Places): Promise<number> {
  const seats = await ctx.tx.seat.findMany({
    where: { licenseId, OR: [{ heldUntil: null }, { heldUntil: { gt: ctx.now } }] },
    select: { personId: true },
  });
  const holders = seats.map(({ personId }) => personId);
  return (await peopleOutside(ctx, places, holders)).length;
}
