import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged, saidIn } from "@/lib/kernel/row-change";
import { checkPart, checkTiming, lockPool } from "./pool-checks";
import { poolAfter } from "./pool-facts";
import { changePoolInput } from "./pool-schema";
import { settingsOf } from "./pool-settings";

/**
 * Changes a pool's settings, from the next check-out and heartbeat on. Nobody who holds a seat is cut: a smaller part leaves
 * an overhang, and what holders were by another rule they stay until they give their lease back.
 */
export const changePool = command({
  name: "pools.change",
  permission: "pool:write",
  input: changePoolInput,
  async run(ctx, { poolId, version, ...given }) {
    const before = await lockPool(ctx, poolId);
    requireUnchanged(before, version, "pool");
    const change = saidIn(given);
    if (!differs(before, change)) return poolAfter(ctx, poolId);
    checkTiming({ ...before, ...change }, before.license.leaseSeconds);
    if (change.seats !== undefined && change.seats !== before.seats)
      await checkPart(ctx, before.licenseId, poolId, change.seats);
    const after = changedOnce(
      await ctx.tx.pool.updateManyAndReturn({
        where: { id: poolId, version },
        data: { ...change, version: { increment: 1 } },
      }),
    );
    ctx.record(
      "pool.changed",
      { kind: "pool", id: poolId },
      { before: settingsOf(before), after: settingsOf(after), related: [before.licenseId, before.featureId] },
    );
    return poolAfter(ctx, poolId);
  },
});
