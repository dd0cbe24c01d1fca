import { command } from "@/lib/kernel/operation";
import { siteNameTaken } from "./require-site";
import { createSiteInput } from "./schema";
import { siteView } from "./site-view";

export const createSite = command({
  name: "sites.create",
  permission: "site:write",
  input: createSiteInput,
  async run(ctx, input) {
    const row = { ...input, id: ctx.newId("site"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [site] = await ctx.tx.site.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!site) throw siteNameTaken(input.name);
    ctx.record("site.created", { kind: "site", id: site.id }, { after: site });
    return siteView(site);
  },
});
