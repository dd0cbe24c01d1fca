import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { productView, type ProductView } from "./product-view";
import { listProductsInput } from "./schema";

export type ProductRow = ProductView & {
  vendor: { id: string; name: string };
  owner: { id: string; displayName: string } | null;
  licenses: number;
};

export const productRelations = {
  vendor: { select: { id: true, name: true } },
  owner: { select: { id: true, displayName: true } },
  _count: { select: { licenses: { where: { archivedAt: null } } } },
} as const;

export const listProducts = query({
  name: "products.list",
  permission: "product:read",
  input: listProductsInput,
  async run(ctx, { q, vendor, category, owner, requestable, archived, ...paging }): Promise<Page<ProductRow>> {
    const page = keyset({ name: "text", category: "text?", createdAt: "instant" }, paging);
    const where = {
      ...archivedWhere(archived),
      ...(vendor ? { vendorId: vendor } : {}),
      ...(category ? { category } : {}),
      ...(owner ? { ownerId: owner } : {}),
      ...(requestable ? { requestable: requestable === "yes" } : {}),
      ...(q ? { OR: [{ name: containing(q) }, { vendor: { name: containing(q) } }] } : {}),
    };
    const rows = await ctx.tx.product.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: productRelations,
    });
    const total = await ctx.tx.product.count({ where });
    const items = rows.map(({ _count, vendor: by, owner: owned, ...row }) => ({
      ...productView(row),
      vendor: by,
      owner: owned,
      licenses: _count.licenses,
    }));
    return { ...page.cut(items), total };
  },
});
