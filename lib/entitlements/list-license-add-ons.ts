import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere } from "@/lib/kernel/text-search";
import { licenseAddOnView, readLicenseAddOnRows, type LicenseAddOnView } from "./license-add-on-view";
import { requireLicense } from "./list-entitlements";
import { listLicenseAddOnsInput } from "./schema";

/** The add-ons of a licence. */
export const listLicenseAddOns = query({
  name: "license-add-ons.list",
  permission: "entitlement:read",
  input: listLicenseAddOnsInput,
  async run(ctx, { licenseId, archived, ...paging }): Promise<Page<LicenseAddOnView>> {
    await requireLicense(ctx, licenseId);
    const page = keyset({ createdAt: "instant", startsAt: "instant?", endsAt: "instant?" }, paging);
    const where = { licenseId, ...archivedWhere(archived) };
    const { orderBy, take } = page;
    const rows = await readLicenseAddOnRows(ctx, { where: { AND: [where, page.where] }, orderBy, take });
    const total = await ctx.tx.licenseAddOn.count({ where });
    return { ...page.cut(rows.map((row) => licenseAddOnView(row, ctx.now))), total };
  },
});
