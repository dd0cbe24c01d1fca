import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { listVendorsInput } from "./schema";
import { vendorView, type VendorView } from "./vendor-view";

export type VendorRow = VendorView & { products: number };

export const listVendors = query({
  name: "vendors.list",
  permission: "vendor:read",
  input: listVendorsInput,
  async run(ctx, { q, archived, ...paging }): Promise<Page<VendorRow>> {
    const page = keyset({ name: "text", createdAt: "instant" }, paging);
    const where = { ...archivedWhere(archived), ...(q ? { name: containing(q) } : {}) };
    const rows = await ctx.tx.vendor.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: { _count: { select: { products: { where: { archivedAt: null } } } } },
    });
    const total = await ctx.tx.vendor.count({ where });
    return {
      ...page.cut(rows.map(({ _count, ...row }) => ({ ...vendorView(row), products: _count.products }))),
      total,
    };
  },
});
