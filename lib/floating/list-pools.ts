import { idField } from "@/lib/kernel/fields";
import { keyset, pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { containing } from "@/lib/kernel/text-search";
import { poolFacts, poolRows } from "./pool-facts";

const sorts = { name: "text", createdAt: "instant" } as const;

/** The pools of one floating licence or of all, with their numbers at this moment. */
export const listPools = query({
  name: "floating.pools",
  permission: "pool:read",
  input: pageInput.extend({ q: pageInput.shape.sort, licenseId: idField.optional() }).strict(),
  async run(ctx, { q, licenseId, ...input }) {
    const page = keyset(sorts, input);
    if (licenseId && (await ctx.tx.license.count({ where: { id: licenseId } })) === 0)
      throw refuse("not-found", { what: "licence" });
    const where = {
      archivedAt: null,
      AND: [licenseId ? { licenseId } : {}, ctx.actor.kind === "license" ? { licenseId: ctx.actor.licenseId } : {}],
      ...(q ? { OR: [{ name: containing(q) }, { license: { name: containing(q) } }] } : {}),
    };
    const rows = await poolRows(ctx, { where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const total = await ctx.tx.pool.count({ where });
    const { items, ...cursors } = page.cut(rows);
    return { items: await poolFacts(ctx, items), total, ...cursors };
  },
});
