import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { featureIdInput } from "./feature-schema";
import { featureView } from "./feature-view";
import { featureCodeTaken, requireCurrentProduct, requireFeature } from "./require-feature";

export const restoreFeature = command({
  name: "features.restore",
  permission: "product:write",
  input: featureIdInput,
  async run(ctx, { featureId }) {
    const before = await requireFeature(ctx, featureId);
    if (!before.archivedAt) return featureView(before);
    await requireCurrentProduct(ctx, before.productId);
    const update = ctx.tx.feature.updateManyAndReturn({
      where: { id: featureId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => featureCodeTaken(before.code),
      ),
    );
    ctx.record("feature.restored", { kind: "feature", id: featureId }, { before, after, related: [before.productId] });
    return featureView(after);
  },
});
