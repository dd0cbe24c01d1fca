import type { Context } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { productIdByName } from "./catalog.sql";
import { madeMeanwhile, type Ensured } from "./ensure-vendor";
import { requireProduct } from "./require-product";

type Wanted = { vendorId: string; name: string; category?: string | null };

/** The vendor's product of that name, made if there is none. A category is filled in where there was none, never replaced. */
export async function ensureProduct(ctx: Context, { vendorId, name, category = null }: Wanted): Promise<Ensured> {
  const known = await productIdByName(ctx, vendorId, name);
  if (known) return category === null ? { id: known, outcome: "unchanged" } : fillCategory(ctx, known, category);
  const row = {
    id: ctx.newId("product"),
    organizationId: ctx.organizationId,
    vendorId,
    name,
    category,
    createdAt: ctx.now,
  };
  const [product] = await ctx.tx.product.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (!product) return { id: await madeMeanwhile(productIdByName(ctx, vendorId, name), name), outcome: "unchanged" };
  ctx.record("product.created", { kind: "product", id: product.id }, { after: product, related: [vendorId] });
  return { id: product.id, outcome: "created" };
}

async function fillCategory(ctx: Context, productId: string, category: string): Promise<Ensured> {
  const before = await requireProduct(ctx, productId);
  if (before.category !== null) return { id: productId, outcome: "unchanged" };
  const after = changedOnce(
    await ctx.tx.product.updateManyAndReturn({
      where: { id: productId, version: before.version },
      data: { category, version: { increment: 1 } },
    }),
  );
  ctx.record("product.changed", { kind: "product", id: productId }, { before, after, related: [before.vendorId] });
  return { id: productId, outcome: "changed" };
}
