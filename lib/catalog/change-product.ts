import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { productView } from "./product-view";
import { checkCode, checkReferences, codeTaken, productNameTaken, requireProduct } from "./require-product";
import { changeProductInput } from "./schema";

export const changeProduct = command({
  name: "products.change",
  permission: "product:write",
  input: changeProductInput,
  async run(ctx, { productId, version, ...change }) {
    const before = await requireProduct(ctx, productId);
    requireUnchanged(before, version, "product");
    if (!differs(before, change)) return productView(before);
    await checkReferences(ctx, {
      vendorId: change.vendorId === before.vendorId ? undefined : change.vendorId,
      ownerId: change.ownerId === before.ownerId ? undefined : change.ownerId,
    });
    await checkCode(ctx, change.code, productId);
    const update = ctx.tx.product.updateManyAndReturn({
      where: { id: productId, version },
      data: { ...change, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () =>
          orRefuse(
            () => update,
            () => productNameTaken(change.name ?? before.name),
            "product_name_once",
          ),
        codeTaken,
      ),
    );
    ctx.record(
      "product.changed",
      { kind: "product", id: productId },
      { before, after, related: [before.vendorId, after.vendorId, before.ownerId, after.ownerId] },
    );
    return productView(after);
  },
});
