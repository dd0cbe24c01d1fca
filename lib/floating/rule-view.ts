import type { PoolGroupRule } from "@/lib/db/generated/client";
import { standingAt } from "@/lib/entitlements/period";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { groupNames } from "./rule-subject";
import { heldByRules } from "./rules.sql";

/** Rules with the names of their groups, how they stand, and how many seats each group holds now. */
export async function ruleViews(ctx: Context, rows: readonly PoolGroupRule[]) {
  const names = await groupNames(ctx, rows);
  const held = await heldByRules(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ organizationId: _organization, ...rule }) => ({
    ...rule,
    subjectName: names.get(rule.id) ?? rule.subject,
    standing: standingAt({ ...rule, enabled: true }, ctx.now),
    held: held.get(rule.id) ?? 0,
  }));
}

export type RuleView = Awaited<ReturnType<typeof ruleViews>>[number];

export async function requireRule(ctx: Context, poolId: string, ruleId: string): Promise<PoolGroupRule> {
  const rule = await ctx.tx.poolGroupRule.findFirst({ where: { id: ruleId, poolId } });
  if (!rule) throw refuse("not-found", { what: "rule" });
  return rule;
}

export async function ruleAfter(ctx: Context, poolId: string, ruleId: string): Promise<RuleView> {
  const [view] = await ruleViews(ctx, [await requireRule(ctx, poolId, ruleId)]);
  if (!view) throw refuse("not-found", { what: "rule" });
  return view;
}

/** What the trail tells of a rule: a person by the id alone, whose name may be erased. */
export function ruleInTrail({ kind, groupKind, subject, seats, priority, startsAt, endsAt, note }: RuleView) {
  return { kind, groupKind, subject, seats, priority, startsAt, endsAt, note };
}

/** What else a rule's event is about. */
export const relatedTo = ({ poolId, groupKind, subject }: RuleView, licenseId: string) => [
  poolId,
  licenseId,
  groupKind === "PERSON" || groupKind === "DEPARTMENT" ? subject : null,
];
