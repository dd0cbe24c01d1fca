import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockPool } from "./pool-checks";
import { ruleIdInput } from "./rule-schema";
import { relatedTo, ruleAfter, ruleInTrail } from "./rule-view";

/** Ends a rule at once; it stays to be read. What was kept for its group is everybody's. */
export const endRule = command({
  name: "pool-rules.end",
  permission: "pool:write",
  input: ruleIdInput,
  async run(ctx, { poolId, ruleId }) {
    const pool = await lockPool(ctx, poolId);
    const before = await ruleAfter(ctx, poolId, ruleId);
    if (before.archivedAt) return before;
    changedOnce(
      await ctx.tx.poolGroupRule.updateManyAndReturn({
        where: { id: ruleId, archivedAt: null },
        data: { archivedAt: ctx.now, version: { increment: 1 } },
      }),
    );
    ctx.record(
      "pool-rule.ended",
      { kind: "pool-rule", id: ruleId },
      { after: ruleInTrail(before), related: relatedTo(before, pool.licenseId) },
    );
    return ruleAfter(ctx, poolId, ruleId);
  },
});
