import { periodOf } from "@/lib/entitlements/period";
import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged, saidIn } from "@/lib/kernel/row-change";
import { requireOpenPool } from "./pool-checks";
import { checkAmounts, checkReserved, requireFreeRule } from "./rule-checks";
import { changeRuleInput } from "./rule-schema";
import { relatedTo, requireRule, ruleAfter, ruleInTrail } from "./rule-view";

/** Changes how much a rule is and for how long; for another group, or of another kind, it is another rule. */
export const changeRule = command({
  name: "pool-rules.change",
  permission: "pool:write",
  input: changeRuleInput,
  async run(ctx, { poolId, ruleId, version, startsAt, endsAt, ...given }) {
    const pool = await requireOpenPool(ctx, poolId);
    const row = await requireRule(ctx, poolId, ruleId);
    requireUnchanged(row, version, "rule");
    const before = await ruleAfter(ctx, poolId, ruleId);
    const change = { ...saidIn(given), ...(await periodOf(ctx, { startsAt, endsAt }, row)) };
    if (!differs(row, change)) return before;
    const merged = { ...row, ...change, name: before.subjectName, except: ruleId };
    checkAmounts(merged);
    await requireFreeRule(ctx, merged, change);
    await checkReserved(ctx, merged, change);
    changedOnce(
      await ctx.tx.poolGroupRule.updateManyAndReturn({
        where: { id: ruleId, version },
        data: { ...change, version: { increment: 1 } },
      }),
    );
    const after = await ruleAfter(ctx, poolId, ruleId);
    ctx.record(
      "pool-rule.changed",
      { kind: "pool-rule", id: ruleId },
      { before: ruleInTrail(before), after: ruleInTrail(after), related: relatedTo(after, pool.licenseId) },
    );
    return after;
  },
});
