import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockFeature } from "./catalog.sql";
import { featureIdInput } from "./feature-schema";
import { usesOfFeature } from "./feature-uses";
import { featureView } from "./feature-view";
import { requireFeature } from "./require-feature";

export const archiveFeature = command({
  name: "features.archive",
  permission: "product:write",
  input: featureIdInput,
  async run(ctx, { featureId }) {
    await lockFeature(ctx, featureId);
    const before = await requireFeature(ctx, featureId);
    if (before.archivedAt) return featureView(before);
    const uses = await usesOfFeature(ctx, featureId, { past: false });
    if (uses.length > 0)
      throw refuse("in-use", {
        what: before.name,
        why: `is granted by ${uses.join(", ")}`,
        remedy: "Withdraw it there first.",
      });
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.feature.updateManyAndReturn({ where: { id: featureId, archivedAt: null }, data }),
    );
    ctx.record("feature.archived", { kind: "feature", id: featureId }, { before, after, related: [before.productId] });
    return featureView(after);
  },
});
