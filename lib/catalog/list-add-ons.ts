import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { listAddOnsInput } from "./add-on-schema";
import { readAddOns, type AddOnView } from "./add-on-view";
import { requireProduct } from "./require-product";

/** The add-ons of one product. */
export const listAddOns = query({
  name: "add-ons.list",
  permission: "product:read",
  input: listAddOnsInput,
  async run(ctx, { productId, q, archived, ...paging }): Promise<Page<AddOnView>> {
    await requireProduct(ctx, productId);
    const page = keyset({ name: "text", code: "text", createdAt: "instant" }, paging);
    const where = {
      productId,
      ...archivedWhere(archived),
      ...(q ? { OR: [{ name: containing(q) }, { code: containing(q) }] } : {}),
    };
    const { orderBy, take } = page;
    const items = await readAddOns(ctx, { where: { AND: [where, page.where] }, orderBy, take });
    const total = await ctx.tx.addOn.count({ where });
    return { ...page.cut(items), total };
  },
});
