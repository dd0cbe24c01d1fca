import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { poolFacts, poolRows } from "./pool-facts";
import { createRuleInput } from "./rule-schema";
import { checkedSubject } from "./rule-subject";
import { holdersByGroup } from "./rules.sql";

/**
 * What a new rule would do at this moment. Nobody is cut: `over` is what a group holds beyond its cap, `refused` what those
 * hold who would not be given a seat again.
 */
export const previewRule = query({
  name: "pool-rules.preview",
  permission: "pool:write",
  input: createRuleInput.pick({ poolId: true, kind: true, groupKind: true, subject: true, seats: true }),
  async run(ctx, { poolId, kind, groupKind, subject: named, seats }) {
    const [pool] = await poolFacts(ctx, await poolRows(ctx, { where: { id: poolId } }));
    if (!pool) throw refuse("not-found", { what: "pool" });
    const subject = await checkedSubject(ctx, groupKind, named);
    const { inside, outside } = await holdersByGroup(ctx, { poolId, groupKind, subject });
    const kept = kind === "RESERVATION" ? Math.max(0, (seats ?? 0) - inside) : 0;
    const free =
      pool.capacity === null ? null : Math.max(0, pool.capacity - pool.inUse + pool.overdraft - pool.reserved);
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
