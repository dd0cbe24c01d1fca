import { idField } from "@/lib/kernel/fields";
import { keyset, pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { poolNumbers } from "./pool-view.sql";

const sorts = { name: "text", createdAt: "instant" } as const;

/** The pools of one floating licence or of all, with their numbers at this moment. */
export const listPools = query({
  name: "floating.pools",
  permission: "pool:read",
  input: pageInput.extend({ q: pageInput.shape.sort, licenseId: idField.optional() }).strict(),
  async run(ctx, { q, licenseId, ...input }) {
    const page = keyset(sorts, input);
    const where = {
      archivedAt: null,
      AND: [licenseId ? { licenseId } : {}, ctx.actor.kind === "license" ? { licenseId: ctx.actor.licenseId } : {}],
      ...(q ? { OR: [{ name: containing(q) }, { license: { name: containing(q) } }] } : {}),
    };
    const rows = await ctx.tx.pool.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      select: { id: true, licenseId: true, name: true, createdAt: true, feature: { select: { code: true } } },
    });
    const total = await ctx.tx.pool.count({ where });
    const { items, ...cursors } = page.cut(rows);
    const numbers = await poolNumbers(
      ctx,
      items.map(({ id }) => id),
    );
    return { items: items.flatMap((pool) => poolRow(pool, numbers.get(pool.id))), total, ...cursors };
  },
});

type Facts = { id: string; licenseId: string; name: string; createdAt: Date; feature: { code: string } | null };
type Numbers = Awaited<ReturnType<typeof poolNumbers>> extends Map<string, infer Row> ? Row : never;

function poolRow({ feature, ...pool }: Facts, numbers: Numbers | undefined) {
  return numbers ? [{ ...pool, ...numbers, feature: feature?.code ?? null }] : [];
}
