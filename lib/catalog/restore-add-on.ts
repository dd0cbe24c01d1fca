import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { addOnIdInput } from "./add-on-schema";
import { addOnCodeTaken, addOnFacts, requireAddOn } from "./add-on-view";
import { featureForReference } from "./catalog.sql";
import { requireCurrentProduct } from "./require-feature";

export const restoreAddOn = command({
  name: "add-ons.restore",
  permission: "product:write",
  input: addOnIdInput,
  async run(ctx, { addOnId }) {
    const before = await requireAddOn(ctx, addOnId);
    if (!before.archivedAt) return before;
    await requireCurrentProduct(ctx, before.productId);
    for (const { featureId } of before.features) {
      const feature = await featureForReference(ctx, featureId);
      if (feature?.archived)
        throw refuse("in-use", { what: feature.name, why: "is archived", remedy: "Restore the feature first." });
    }
    const update = ctx.tx.addOn.updateManyAndReturn({
      where: { id: addOnId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    changedOnce(
      await orRefuse(
        () => update,
        () => addOnCodeTaken(before.code),
      ),
    );
    const after = await requireAddOn(ctx, addOnId);
    ctx.record(
      "add-on.restored",
      { kind: "add-on", id: addOnId },
      { before: addOnFacts(before), after: addOnFacts(after), related: [before.productId] },
    );
    return after;
  },
});
