import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { poolFacts, poolRows } from "./pool-facts";
import { previewRuleInput } from "./rule-schema";
import { checkedSubject } from "./rule-subject";
import { requireRule, ruleAfter } from "./rule-view";
import { holdersByGroup } from "./rules.sql";

/**
 * What a new rule, or one that is changed, would do at this moment. Nobody is cut: `over` is what a group holds beyond its cap, `refused` what those
 * hold who would not be given a seat again.
 */
export const previewRule = query({
  name: "pool-rules.preview",
  permission: "pool:write",
  input: previewRuleInput,
  async run(ctx, { poolId, ruleId, kind, groupKind, subject: named, seats }) {
    const [pool] = await poolFacts(ctx, await poolRows(ctx, { where: { id: poolId } }));
    if (!pool) throw refuse("not-found", { what: "pool" });
    const subject = await checkedSubject(ctx, groupKind, named);
    const { inside, outside } = await holdersByGroup(ctx, { poolId, groupKind, subject });
    const kept = kind === "RESERVATION" ? Math.max(0, (seats ?? 0) - inside) : 0;
    const keptByOthers = pool.reserved - (await keptByItself(ctx, poolId, ruleId));
    const free =
      pool.capacity === null ? null : Math.max(0, pool.capacity - pool.inUse + pool.overdraft - keptByOthers);
    return {
      held: inside,
      heldByOthers: outside,
      /** Free seats that this rule would keep for the group now. */
      kept: free === null ? 0 : Math.min(kept, free),
      /** Free seats that everybody else could still have; null where seats are not counted. */
      freeForOthers: free === null ? null : Math.max(0, free - kept),
      over: kind === "CAP" ? Math.max(0, inside - (seats ?? 0)) : 0,
      refused: kind === "EXCLUDE" ? inside : kind === "INCLUDE" ? outside : 0,
    };
  },
});

/** The free seats that a rule keeps as it is now, and would not keep besides what it is changed to. */
async function keptByItself(ctx: Context, poolId: string, ruleId: string | undefined): Promise<number> {
  if (ruleId === undefined) return 0;
  const row = await requireRule(ctx, poolId, ruleId);
  const { kind, standing, seats, held } = await ruleAfter(ctx, poolId, row.id);
  return kind === "RESERVATION" && standing === "IN_FORCE" ? Math.max(0, (seats ?? 0) - held) : 0;
}
