import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockPool } from "./pool-checks";
import { poolAfter } from "./pool-facts";
import { poolIdInput } from "./pool-schema";
import { endQueue } from "./pools.sql";

/**
 * Closes a pool: nothing more is given out of it, and those who wait are told so. Who holds a seat keeps it until it is
 * returned, runs out or is released; only then it is the licence's other pools'.
 */
export const archivePool = command({
  name: "pools.archive",
  permission: "pool:write",
  input: poolIdInput,
  async run(ctx, { poolId }) {
    const before = await lockPool(ctx, poolId);
    if (before.archivedAt) return poolAfter(ctx, poolId);
    const others = await ctx.tx.pool.count({
      where: { licenseId: before.licenseId, archivedAt: null, id: { not: poolId } },
    });
    if (others === 0)
      throw refuse("in-use", {
        what: before.name,
        why: `is the last pool of ${before.license.name}, whose seats could not be checked out without one`,
        remedy: "Archive or suspend the licence instead.",
      });
    changedOnce(
      await ctx.tx.pool.updateManyAndReturn({
        where: { id: poolId, archivedAt: null },
        data: { archivedAt: ctx.now, version: { increment: 1 } },
      }),
    );
    const gaveUp = await endQueue(ctx, poolId);
    ctx.record(
      "pool.archived",
      { kind: "pool", id: poolId },
      { after: { name: before.name, gaveUp }, related: [before.licenseId, before.featureId] },
    );
    return poolAfter(ctx, poolId);
  },
});
