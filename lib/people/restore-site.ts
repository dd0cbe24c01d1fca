import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { requireSite, siteNameTaken } from "./require-site";
import { siteIdInput } from "./schema";
import { siteView } from "./site-view";

export const restoreSite = command({
  name: "sites.restore",
  permission: "site:write",
  input: siteIdInput,
  async run(ctx, { siteId }) {
    const before = await requireSite(ctx, siteId);
    if (!before.archivedAt) return siteView(before);
    const update = ctx.tx.site.updateManyAndReturn({
      where: { id: siteId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => siteNameTaken(before.name),
      ),
    );
    ctx.record("site.restored", { kind: "site", id: siteId }, { before, after });
    return siteView(after);
  },
});
