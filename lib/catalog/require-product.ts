import type { Product } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { productWithCode, vendorForReference } from "./catalog.sql";

export async function requireProduct(ctx: Context, productId: string): Promise<Product> {
  const product = await ctx.tx.product.findFirst({ where: { id: productId } });
  if (!product) throw refuse("not-found", { what: "product" });
  return product;
}

export const productNameTaken = (name: string) => refuse("name-taken", { what: "a product of this vendor", name });

/** Client programs find a product by its code: no two in use share one. The unique index decides between two at once. */
export async function checkCode(ctx: Context, code: string | null | undefined, besides = ""): Promise<void> {
  const taken = code ? await productWithCode(ctx, code, besides) : null;
  if (taken !== null) throw refuseInput({ code: `is the code of ${taken} already` });
}

export const codeTaken = () => refuseInput({ code: "is the code of another product already" });

/** What a product refers to must be there, in this organisation, and in use. */
export async function checkReferences(
  ctx: Context,
  product: { vendorId?: string; ownerId?: string | null },
): Promise<void> {
  if (product.vendorId !== undefined) {
    const vendor = await vendorForReference(ctx, product.vendorId);
    if (!vendor) throw refuseInput({ vendorId: "is not a vendor here" });
    if (vendor.archived) throw refuseInput({ vendorId: "is archived: restore the vendor or choose another" });
  }
  if (product.ownerId) {
    const owner = await ctx.tx.person.findFirst({ where: { id: product.ownerId } });
    if (!owner) throw refuseInput({ ownerId: "is not a person here" });
    if (owner.status === "DEPARTED" || owner.archivedAt)
      throw refuseInput({ ownerId: `is ${owner.displayName}, who has departed: choose somebody else` });
  }
}
