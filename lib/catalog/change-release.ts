import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { changeReleaseInput } from "./release-schema";
import { recordedRelease, releaseView } from "./release-view";
import { requireRelease } from "./require-release";

/** Corrects a release. Its day decides who may run it, so that the trail keeps the one it had. */
export const changeRelease = command({
  name: "releases.change",
  permission: "product:write",
  input: changeReleaseInput,
  async run(ctx, { releaseId, version, ...change }) {
    const { product: _, ...before } = await requireRelease(ctx, releaseId);
    requireUnchanged({ version: before.rowVersion, archivedAt: before.archivedAt }, version, "release");
    if (!differs(before, change)) return releaseView(before);
    const after = changedOnce(
      await ctx.tx.release.updateManyAndReturn({
        where: { id: releaseId, rowVersion: version },
        data: { ...change, rowVersion: { increment: 1 } },
      }),
    );
    ctx.record(
      "release.changed",
      { kind: "release", id: releaseId },
      { before: recordedRelease(before), after: recordedRelease(after), related: [before.productId] },
    );
    return releaseView(after);
  },
});
