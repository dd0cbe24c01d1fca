import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { requireSite, siteNameTaken } from "./require-site";
import { changeSiteInput } from "./schema";
import { siteView } from "./site-view";

export const changeSite = command({
  name: "sites.change",
  permission: "site:write",
  input: changeSiteInput,
  async run(ctx, { siteId, version, ...change }) {
    const before = await requireSite(ctx, siteId);
    requireUnchanged(before, version, "site");
    if (!differs(before, change)) return siteView(before);
    const update = ctx.tx.site.updateManyAndReturn({
      where: { id: siteId, version },
      data: { ...change, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => siteNameTaken(change.name ?? before.name),
      ),
    );
    ctx.record("site.changed", { kind: "site", id: siteId }, { before, after });
    return siteView(after);
  },
});
