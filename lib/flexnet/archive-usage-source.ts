import { command } from "@/lib/kernel/operation";
import { lockSource } from "./require-source";
import { usageSourceIdInput } from "./schema";
import { sourceView } from "./source-view";

/** Its history stays; its collector is turned away. */
export const archiveUsageSource = command({
  name: "usage-sources.archive",
  permission: "usage-source:write",
  input: usageSourceIdInput,
  async run(ctx, { sourceId }) {
    const before = await lockSource(ctx, sourceId);
    if (before.archivedAt) return sourceView(before);
    const after = await ctx.tx.usageSource.update({
      where: { id: sourceId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    ctx.record(
      "usage-source.archived",
      { kind: "usage-source", id: sourceId },
      { before: sourceView(before), after: sourceView(after) },
    );
    return sourceView(after);
  },
});
