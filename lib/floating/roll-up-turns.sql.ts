import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

/** A roll-up that takes longer is cancelled and rolled back, ms: a little less than the life of a transaction. */
const longestRollUp = 4_500;

/** A pool that is behind: from where to where it can be rolled up. */
export type DuePool = { poolId: string; from: Date; until: Date };
/** How far a pool is, and how often in a row it failed. */
type Turn = { rolledUntil: Date; tries: number };

/** The turns of one kind of roll-up: `table` says how far each pool is. */
export function turnsOf(table: "pool_roll" | "pool_month_roll") {
  const rolls = Prisma.raw(table);
  return {
    /** Takes the turn of rolling a pool up: null while another has it. Held until the transaction ends, whose statements have so long, and memory to sort in. */
    async take(ctx: Context, { poolId, from }: Omit<DuePool, "until">): Promise<Turn | null> {
      await ctx.tx.$queryRaw`
        SELECT FROM set_config('work_mem', '64MB', true) memory, set_config('statement_timeout', ${String(longestRollUp)}, true) time`;
      await ctx.tx.$executeRaw`
        INSERT INTO ${rolls} (pool_id, organization_id, rolled_until) VALUES (${poolId}, ${ctx.organizationId}, ${from}) ON CONFLICT DO NOTHING`;
      const [row] = await ctx.tx.$queryRaw<Turn[]>`
        SELECT rolled_until AS "rolledUntil", tries FROM ${rolls}
        WHERE organization_id = ${ctx.organizationId} AND pool_id = ${poolId} FOR UPDATE SKIP LOCKED`;
      return row ?? null;
    },
    /** The turn is over: how far the pool is now. With `atEnd` nothing is left to do, and earlier failures are forgotten. */
    async end(ctx: Context, poolId: string, until: Date, atEnd: boolean): Promise<void> {
      await ctx.tx.$executeRaw`
        UPDATE ${rolls} SET rolled_until = ${until}, try_at = 'epoch', tries = CASE WHEN ${atEnd} THEN 0 ELSE tries END
        WHERE organization_id = ${ctx.organizationId} AND pool_id = ${poolId}`;
    },
    /** A pool that could not be rolled up is left alone for an hour, then for twice as long each time, up to a day. Answers how often it failed. */
    async putOff(ctx: Context, { poolId, from }: Omit<DuePool, "until">): Promise<number> {
      const [row] = await ctx.tx.$queryRaw<{ tries: number }[]>`
        INSERT INTO ${rolls} AS r (pool_id, organization_id, rolled_until, tries, try_at)
        VALUES (${poolId}, ${ctx.organizationId}, ${from}, 1, lease_now() + interval '50 minutes')
        ON CONFLICT (pool_id) DO UPDATE SET tries = r.tries + 1,
          try_at = lease_now() + least(interval '1 hour' * power(2, least(r.tries, 10)), interval '24 hours') - interval '10 minutes'
        WHERE r.organization_id = excluded.organization_id RETURNING tries`;
      return row?.tries ?? 0;
    },
  };
}
