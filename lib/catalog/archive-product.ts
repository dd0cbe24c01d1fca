import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockProduct } from "./catalog.sql";
import { productView } from "./product-view";
import { requireProduct } from "./require-product";
import { productIdInput } from "./schema";

export const archiveProduct = command({
  name: "products.archive",
  permission: "product:write",
  input: productIdInput,
  async run(ctx, { productId }) {
    await lockProduct(ctx, productId);
    const before = await requireProduct(ctx, productId);
    if (before.archivedAt) return productView(before);
    const licenses = await ctx.tx.license.count({ where: { productId, archivedAt: null } });
    if (licenses > 0) {
      throw refuse("in-use", {
        what: before.name,
        why: `has ${licenses} ${licenses === 1 ? "licence" : "licences"} in use`,
        remedy: "Archive them first.",
      });
    }
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.product.updateManyAndReturn({ where: { id: productId, archivedAt: null }, data }),
    );
    ctx.record("product.archived", { kind: "product", id: productId }, { before, after, related: [before.vendorId] });
    return productView(after);
  },
});
