import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { productWithCode, vendorForReference } from "./catalog.sql";
import { productView } from "./product-view";
import { productNameTaken, requireProduct } from "./require-product";
import { productIdInput } from "./schema";

export const restoreProduct = command({
  name: "products.restore",
  permission: "product:write",
  input: productIdInput,
  async run(ctx, { productId }) {
    const before = await requireProduct(ctx, productId);
    if (!before.archivedAt) return productView(before);
    const vendor = await vendorForReference(ctx, before.vendorId);
    if (vendor?.archived)
      throw refuse("in-use", { what: vendor.name, why: "is archived", remedy: "Restore the vendor first." });
    const holder = before.code ? await productWithCode(ctx, before.code, productId) : null;
    const codeTaken = () =>
      refuse("in-use", {
        what: `The code ${before.code}`,
        why: `is that of ${holder ?? "another product"} now`,
        remedy: "Give that product another code first.",
      });
    if (holder !== null) throw codeTaken();
    const update = ctx.tx.product.updateManyAndReturn({
      where: { id: productId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () =>
          orRefuse(
            () => update,
            () => productNameTaken(before.name),
            "product_name_once",
          ),
        codeTaken,
      ),
    );
    ctx.record("product.restored", { kind: "product", id: productId }, { before, after, related: [before.vendorId] });
    return productView(after);
  },
});
