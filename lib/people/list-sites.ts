import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { listSitesInput } from "./schema";
import { siteView, type SiteView } from "./site-view";

export type SiteRow = SiteView & { people: number };

export const siteCount = {
  _count: { select: { people: { where: { archivedAt: null, status: { not: "DEPARTED" } } } } },
} as const;

export const listSites = query({
  name: "sites.list",
  permission: "site:read",
  input: listSitesInput,
  async run(ctx, { q, country, archived, ...paging }): Promise<Page<SiteRow>> {
    const page = keyset({ name: "text", country: "text", timeZone: "text", createdAt: "instant" }, paging);
    const where = {
      ...archivedWhere(archived),
      ...(country ? { country: country.toUpperCase() } : {}),
      ...(q ? { name: containing(q) } : {}),
    };
    const rows = await ctx.tx.site.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: siteCount,
    });
    const total = await ctx.tx.site.count({ where });
    return { ...page.cut(rows.map(({ _count, ...row }) => ({ ...siteView(row), people: _count.people }))), total };
  },
});
