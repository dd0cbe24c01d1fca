import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { licenseWhere } from "./license-filter";
import { licenseViews, readRows, type LicenseView } from "./license-view";
import { listLicensesInput } from "./list-schema";
import { organizationDay } from "./organization-day";

export const listLicenses = query({
  name: "licenses.list",
  permission: "license:read",
  input: listLicensesInput,
  async run(ctx, { limit, cursor, sort, ...filters }): Promise<Page<LicenseView>> {
    const page = keyset(
      { name: "text", endsOn: "instant?", startsOn: "instant?", createdAt: "instant" },
      { limit, cursor, sort },
    );
    const { today } = await organizationDay(ctx);
    const where = await licenseWhere(ctx, filters, today);
    const rows = await readRows(ctx, { where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const total = await ctx.tx.license.count({ where });
    const { items, ...rest } = page.cut(rows);
    return { items: await licenseViews(ctx, items, today), total, ...rest };
  },
});
