import { productIdInput } from "@/lib/catalog/schema";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { recentDays } from "./recent-days";
import { servedBy } from "./served-by";

/**
 * What licence servers tell of a product: of a server that is said to serve it every feature, of any other the features that
 * stand for a licence of it. What nobody used or said a number of is left out.
 */
export const readProductServers = query({
  name: "usage-sources.of-product",
  permission: "usage-source:read",
  input: productIdInput,
  async run(ctx, { productId }) {
    if (!(await ctx.tx.product.findUnique({ where: { id: productId }, select: { id: true } })))
      throw refuse("not-found", { what: "product" });
    const sources = await ctx.tx.usageSource.findMany({
      where: { archivedAt: null, OR: [{ productId }, { features: { some: { license: { productId } } } }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    const items = [];
    for (const source of sources)
      items.push(...(await servedBy(ctx, source, source.productId === productId ? {} : { productId })));
    const servers = sources.map(({ id, name }) => ({ id, name }));
    return {
      recentDays,
      servers,
      items: items.filter(({ checkOuts, denials, bought }) => checkOuts + denials > 0 || bought !== null),
    };
  },
});
