import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { listFeaturesInput } from "./feature-schema";
import { featureView, type FeatureView } from "./feature-view";
import { requireProduct } from "./require-product";

export type FeatureRow = FeatureView & {
  /** Licences and add-ons that grant it. */
  licenses: number;
  addOns: number;
};

/** The features of one product. */
export const listFeatures = query({
  name: "features.list",
  permission: "product:read",
  input: listFeaturesInput,
  async run(ctx, { productId, q, kind, archived, ...paging }): Promise<Page<FeatureRow>> {
    await requireProduct(ctx, productId);
    const page = keyset({ name: "text", code: "text", kind: ["FLAG", "LIMIT", "METER"], createdAt: "instant" }, paging);
    const where = {
      productId,
      ...archivedWhere(archived),
      ...(kind ? { kind } : {}),
      ...(q ? { OR: [{ name: containing(q) }, { code: containing(q) }] } : {}),
    };
    const rows = await ctx.tx.feature.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: {
        _count: {
          select: {
            entitlements: { where: { archivedAt: null } },
            addOns: { where: { addOn: { archivedAt: null } } },
          },
        },
      },
    });
    const total = await ctx.tx.feature.count({ where });
    const items = rows.map(({ _count, ...row }) => ({
      ...featureView(row),
      licenses: _count.entitlements,
      addOns: _count.addOns,
    }));
    return { ...page.cut(items), total };
  },
});
