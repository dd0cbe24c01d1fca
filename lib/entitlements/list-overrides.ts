import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere } from "@/lib/kernel/text-search";
import { requireLicense } from "./list-entitlements";
import { overrideView, readOverrideRows, type OverrideView } from "./override-view";
import { listOverridesInput } from "./schema";

/** The overrides on a licence. */
export const listOverrides = query({
  name: "overrides.list",
  permission: "entitlement:read",
  input: listOverridesInput,
  async run(ctx, { licenseId, archived, ...paging }): Promise<Page<OverrideView>> {
    await requireLicense(ctx, licenseId);
    const page = keyset({ createdAt: "instant", startsAt: "instant?", endsAt: "instant?" }, paging);
    const where = { licenseId, ...archivedWhere(archived) };
    const { orderBy, take } = page;
    const rows = await readOverrideRows(ctx, { where: { AND: [where, page.where] }, orderBy, take });
    const total = await ctx.tx.entitlementOverride.count({ where });
    return { ...page.cut(rows.map((row) => overrideView(row, ctx.now))), total };
  },
});
