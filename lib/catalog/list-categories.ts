import { z } from "zod";
import { query } from "@/lib/kernel/operation";

/** The categories that products bear, for the filter and as suggestions in the form. */
export const listCategories = query({
  name: "products.categories",
  permission: "product:read",
  input: z.strictObject({}),
  quiet: true,
  async run(ctx): Promise<string[]> {
    const rows = await ctx.tx.product.findMany({
      where: { archivedAt: null, category: { not: null } },
      distinct: ["category"],
      orderBy: { category: "asc" },
      take: 500,
      select: { category: true },
    });
    return rows.flatMap(({ category }) => (category === null ? [] : [category]));
  },
});
