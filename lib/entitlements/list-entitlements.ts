import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { archivedWhere } from "@/lib/kernel/text-search";
import { entitlementView, readEntitlementRows, type EntitlementView } from "./entitlement-view";
import { listEntitlementsInput } from "./schema";

/** What a licence is granted, those withdrawn too where asked for. */
export const listEntitlements = query({
  name: "entitlements.list",
  permission: "entitlement:read",
  input: listEntitlementsInput,
  async run(ctx, { licenseId, archived, ...paging }): Promise<Page<EntitlementView>> {
    await requireLicense(ctx, licenseId);
    const page = keyset({ createdAt: "instant", startsAt: "instant?", endsAt: "instant?" }, paging);
    const where = { licenseId, ...archivedWhere(archived) };
    const { orderBy, take } = page;
    const rows = await readEntitlementRows(ctx, { where: { AND: [where, page.where] }, orderBy, take });
    const total = await ctx.tx.entitlement.count({ where });
    return { ...page.cut(rows.map((row) => entitlementView(row, ctx.now))), total };
  },
});

export async function requireLicense(ctx: Context, licenseId: string) {
  const license = await ctx.tx.license.findFirst({ where: { id: licenseId } });
  if (!license) throw refuse("not-found", { what: "licence" });
  return license;
}
