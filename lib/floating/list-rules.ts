import { query } from "@/lib/kernel/operation";
import { keyset } from "@/lib/kernel/keyset";
import { refuse } from "@/lib/kernel/refusal";
import { listRulesInput } from "./rule-schema";
import { ruleViews } from "./rule-view";

const sorts = { createdAt: "instant" } as const;

/** The rules of a pool: those in force and those to come; with those that ended, if asked for. */
export const listRules = query({
  name: "pool-rules.list",
  permission: "pool:read",
  input: listRulesInput,
  async run(ctx, { poolId, kind, ended, ...input }) {
    const only = ctx.actor.kind === "license" ? { licenseId: ctx.actor.licenseId } : {};
    if ((await ctx.tx.pool.count({ where: { id: poolId, ...only } })) === 0)
      throw refuse("not-found", { what: "pool" });
    const page = keyset(sorts, input);
    const where = {
      poolId,
      ...(kind ? { kind } : {}),
      ...(ended ? {} : { archivedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] }),
    };
    const rows = await ctx.tx.poolGroupRule.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const total = await ctx.tx.poolGroupRule.count({ where });
    const { items, ...cursors } = page.cut(rows);
    return { items: await ruleViews(ctx, items), total, ...cursors };
  },
});
