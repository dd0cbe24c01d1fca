import { command } from "@/lib/kernel/operation";
import { changedOnce, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { writeAddOnFeatures } from "./add-on-features";
import { changeAddOnInput } from "./add-on-schema";
import { addOnCodeTaken, addOnFacts, requireAddOn } from "./add-on-view";

/** Changes an add-on. Its features change for every licence that has it, at once. */
export const changeAddOn = command({
  name: "add-ons.change",
  permission: "product:write",
  input: changeAddOnInput,
  async run(ctx, { addOnId, version, features, ...change }) {
    const before = await requireAddOn(ctx, addOnId);
    requireUnchanged(before, version, "add-on");
    const update = ctx.tx.addOn.updateManyAndReturn({
      where: { id: addOnId, version, archivedAt: null },
      data: { ...change, version: { increment: 1 } },
    });
    changedOnce(
      await orRefuse(
        () => update,
        () => addOnCodeTaken(change.code ?? before.code),
      ),
    );
    if (features) await writeAddOnFeatures(ctx, addOnId, before.productId, features);
    const after = await requireAddOn(ctx, addOnId);
    ctx.record(
      "add-on.changed",
      { kind: "add-on", id: addOnId },
      { before: addOnFacts(before), after: addOnFacts(after), related: [before.productId] },
    );
    return after;
  },
});
