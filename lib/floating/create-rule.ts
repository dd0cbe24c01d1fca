import { periodOf } from "@/lib/entitlements/period";
import { command } from "@/lib/kernel/operation";
import { requireOpenPool } from "./pool-checks";
import { checkAmounts, checkReserved, requireFreeRule } from "./rule-checks";
import { createRuleInput } from "./rule-schema";
import { checkedSubject, groupNames } from "./rule-subject";
import { relatedTo, ruleAfter, ruleInTrail } from "./rule-view";

/** Adds a rule to a pool, in force from its beginning on; it decides on the next check-out, and takes nothing from anybody. */
export const createRule = command({
  name: "pool-rules.create",
  permission: "pool:write",
  input: createRuleInput,
  async run(ctx, { poolId, startsAt, endsAt, ...given }) {
    const pool = await requireOpenPool(ctx, poolId);
    checkAmounts(given);
    const subject = await checkedSubject(ctx, given.groupKind, given.subject);
    const period = await periodOf(ctx, { startsAt, endsAt });
    const id = ctx.newId("poolGroupRule");
    const name = (await groupNames(ctx, [{ id, groupKind: given.groupKind, subject }])).get(id) ?? subject;
    const rule = { ...given, subject, poolId, name };
    await requireFreeRule(ctx, rule, period);
    await checkReserved(ctx, rule, period);
    await ctx.tx.poolGroupRule.create({
      data: { ...given, subject, ...period, id, poolId, organizationId: ctx.organizationId, createdAt: ctx.now },
    });
    const made = await ruleAfter(ctx, poolId, id);
    ctx.record(
      "pool-rule.created",
      { kind: "pool-rule", id },
      { after: ruleInTrail(made), related: relatedTo(made, pool.licenseId) },
    );
    return made;
  },
});
