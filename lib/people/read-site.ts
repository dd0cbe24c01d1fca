import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { siteCount, type SiteRow } from "./list-sites";
import { siteIdInput } from "./schema";
import { siteView } from "./site-view";

export const readSite = query({
  name: "sites.read",
  permission: "site:read",
  input: siteIdInput,
  async run(ctx, { siteId }): Promise<SiteRow> {
    const found = await ctx.tx.site.findFirst({ where: { id: siteId }, include: siteCount });
    if (!found) throw refuse("not-found", { what: "site" });
    const { _count, ...site } = found;
    return { ...siteView(site), people: _count.people };
  },
});
