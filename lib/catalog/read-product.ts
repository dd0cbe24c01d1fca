import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { productRelations, type ProductRow } from "./list-products";
import { productView } from "./product-view";
import { productIdInput } from "./schema";

export const readProduct = query({
  name: "products.read",
  permission: "product:read",
  input: productIdInput,
  async run(ctx, { productId }): Promise<ProductRow> {
    const found = await ctx.tx.product.findFirst({ where: { id: productId }, include: productRelations });
    if (!found) throw refuse("not-found", { what: "product" });
    const { _count, vendor, owner, ...product } = found;
    return { ...productView(product), vendor, owner, licenses: _count.licenses };
  },
});
