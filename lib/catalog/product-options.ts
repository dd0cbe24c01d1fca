import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { optionsInput } from "./schema";

export const productOptions = query({
  name: "products.options",
  permission: "product:read",
  input: optionsInput,
  async run(ctx, { q }) {
    const where = {
      archivedAt: null,
      ...(q ? { OR: [{ name: containing(q) }, { vendor: { name: containing(q) } }] } : {}),
    };
    const products = await ctx.tx.product.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 20,
      select: { id: true, name: true, vendor: { select: { name: true } } },
    });
    return { items: products.map(({ id, name, vendor }) => ({ id, label: name, detail: vendor.name })) };
  },
});
