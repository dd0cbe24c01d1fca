import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { nameSome } from "./name-some";
import { lockSite } from "./people.sql";
import { requireSite } from "./require-site";
import { siteIdInput } from "./schema";
import { siteView } from "./site-view";

export const archiveSite = command({
  name: "sites.archive",
  permission: "site:write",
  input: siteIdInput,
  async run(ctx, { siteId }) {
    await lockSite(ctx, siteId);
    const before = await requireSite(ctx, siteId);
    if (before.archivedAt) return siteView(before);
    const people = await ctx.tx.person.findMany({
      where: { siteId, archivedAt: null, status: { not: "DEPARTED" } },
      select: { displayName: true },
      orderBy: { displayName: "asc" },
    });
    if (people.length > 0) {
      throw refuse("in-use", {
        what: before.name,
        why: `still has ${nameSome(people.map((person) => person.displayName))}`,
        remedy: "Move them to another site first.",
      });
    }
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(await ctx.tx.site.updateManyAndReturn({ where: { id: siteId, archivedAt: null }, data }));
    ctx.record("site.archived", { kind: "site", id: siteId }, { before, after });
    return siteView(after);
  },
});
