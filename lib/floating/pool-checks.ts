import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { usualLeaseSeconds } from "./pool-facts";
import { lockPools } from "./pools.sql";
import { spanInWords } from "@/lib/kernel/span-words";
import { seatParts, seatsLeftFor } from "./seat-parts";

type Timing = { leaseSeconds: number | null; heartbeatSeconds: number | null; longestSeconds: number | null };

/** Times that go together: a lease outlives one lost heartbeat, and is not meant to be cut before it runs out by itself. */
export function checkTiming(
  { leaseSeconds, heartbeatSeconds, longestSeconds }: Timing,
  ofLicense: number | null,
): void {
  const lease = leaseSeconds ?? ofLicense ?? usualLeaseSeconds;
  if (heartbeatSeconds !== null && heartbeatSeconds * 2 > lease)
    throw refuseInput({
      heartbeatSeconds: `is at most ${spanInWords(Math.floor(lease / 2))}: half of a lease, so that one may be lost`,
    });
  if (longestSeconds !== null && longestSeconds < lease)
    throw refuseInput({ longestSeconds: `is at least ${spanInWords(lease)}, the time that a lease runs` });
}

/**
 * The rule of parts: what pools have as their parts is together no more than the licence has, and one of them has what
 * remains. The caller holds all pools of the licence. What the database gives out stays within the licence in any case.
 */
export async function checkPart(ctx: Context, licenseId: string, poolId: string | null, seats: number | null) {
  const all = await seatParts(ctx, licenseId);
  if (seats === null) {
    if (all.rest && all.rest.id !== poolId)
      throw refuseInput({ seats: `is needed: what remains is the part of ${all.rest.name} already` });
    return;
  }
  const left = seatsLeftFor(poolId, all);
  if (seats > left) {
    const others = all.most - left;
    throw refuseInput({
      seats:
        others === 0
          ? `is at most ${left}, the seats of the licence`
          : `is at most ${left}: the licence has ${all.most}, and other pools have ${others} of them`,
    });
  }
}

/** A pool by its id, archived or not, with all pools of its licence held until the transaction ends. */
export async function lockPool(ctx: Context, poolId: string) {
  const known = await ctx.tx.pool.findFirst({ where: { id: poolId }, select: { licenseId: true } });
  if (!known) throw refuse("not-found", { what: "pool" });
  await lockPools(ctx, known.licenseId);
  return ctx.tx.pool.findUniqueOrThrow({ where: { id: poolId }, include: { license: true } });
}

/** A pool that is not archived, held with those of its licence: for what changes its rules. */
export async function requireOpenPool(ctx: Context, poolId: string) {
  const pool = await lockPool(ctx, poolId);
  if (pool.archivedAt) throw refuse("already-archived", { what: "pool" });
  return pool;
}
