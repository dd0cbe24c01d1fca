import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { countByType } from "./license-type.sql";
import { listLicenseTypesInput } from "./license-type-schema";
import { licenseTypeView, type LicenseTypeView } from "./license-type-view";

/** `licenses`: in use and made from it; `differing`: those of them whose rules are no longer the type's. */
export type LicenseTypeRow = LicenseTypeView & { licenses: number; differing: number };

export const listLicenseTypes = query({
  name: "license-types.list",
  permission: "license-type:read",
  input: listLicenseTypesInput,
  async run(ctx, { q, term, allocation, archived, ...paging }): Promise<Page<LicenseTypeRow>> {
    const page = keyset({ name: "text", createdAt: "instant" }, paging);
    const where = {
      ...archivedWhere(archived),
      ...(term ? { term } : {}),
      ...(allocation ? { allocation } : {}),
      ...(q ? { OR: [{ name: containing(q) }, { description: containing(q) }] } : {}),
    };
    const rows = await ctx.tx.licenseType.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: { features: { orderBy: { featureCode: "asc" } } },
    });
    const total = await ctx.tx.licenseType.count({ where });
    const { items, ...rest } = page.cut(rows);
    const counts = await countByType(
      ctx,
      items.map(({ id }) => id),
    );
    const none = { licenses: 0, differing: 0 };
    return {
      items: items.map((row) => ({ ...licenseTypeView(row), ...(counts.get(row.id) ?? none) })),
      total,
      ...rest,
    };
  },
});
