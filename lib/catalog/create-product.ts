import { command } from "@/lib/kernel/operation";
import { productView } from "./product-view";
import { checkCode, checkReferences, productNameTaken } from "./require-product";
import { createProductInput } from "./schema";

export const createProduct = command({
  name: "products.create",
  permission: "product:write",
  input: createProductInput,
  async run(ctx, input) {
    await checkReferences(ctx, input);
    await checkCode(ctx, input.code);
    const row = { ...input, id: ctx.newId("product"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [product] = await ctx.tx.product.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!product) {
      await checkCode(ctx, input.code);
      throw productNameTaken(input.name);
    }
    ctx.record(
      "product.created",
      { kind: "product", id: product.id },
      { after: product, related: [product.vendorId, product.ownerId] },
    );
    return productView(product);
  },
});
