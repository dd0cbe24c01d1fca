import type { Context } from "@/lib/kernel/operation";

/**
 * Holds all pools of a licence alone until the transaction ends, in the order in which everybody takes several: whatever one
 * has, the others have not.
 */
export async function lockPools(ctx: Context, licenseId: string): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT count(lock_pool(p.id)::text) FROM (SELECT id FROM pool
      WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId} ORDER BY id OFFSET 0) p`;
}

/** Gives up the places of those who wait for a pool, which the caller holds alone; answers how many they were. */
export async function endQueue(ctx: Context, poolId: string): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ gone: number }[]>`SELECT end_queue(${ctx.organizationId}, ${poolId}) AS gone`;
  return row?.gone ?? 0;
}
