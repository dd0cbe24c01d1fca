import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { releaseIdInput } from "./release-schema";
import { recordedRelease, releaseView } from "./release-view";
import { requireRelease } from "./require-release";

/** Archives a release that was entered by mistake: it no longer counts anywhere. What its maker took back is withdrawn instead. */
export const archiveRelease = command({
  name: "releases.archive",
  permission: "product:write",
  input: releaseIdInput,
  async run(ctx, { releaseId }) {
    const { product: _, ...before } = await requireRelease(ctx, releaseId);
    if (before.archivedAt) return releaseView(before);
    const after = changedOnce(
      await ctx.tx.release.updateManyAndReturn({
        where: { id: releaseId, archivedAt: null },
        data: { archivedAt: ctx.now, rowVersion: { increment: 1 } },
      }),
    );
    ctx.record(
      "release.archived",
      { kind: "release", id: releaseId },
      { before: recordedRelease(before), after: recordedRelease(after), related: [before.productId] },
    );
    return releaseView(after);
  },
});
