import type { Feature } from "@/lib/db/generated/client";
import { command, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { lockFeature } from "./catalog.sql";
import { changeFeatureInput } from "./feature-schema";
import { usesOfFeature } from "./feature-uses";
import { featureView } from "./feature-view";
import { checkFeature, featureCodeTaken, requireFeature } from "./require-feature";

/** Changes a feature. Once it was granted its kind stays: values, meters and client programs were made for it. */
export const changeFeature = command({
  name: "features.change",
  permission: "product:write",
  input: changeFeatureInput,
  async run(ctx, { featureId, version, ...change }) {
    await lockFeature(ctx, featureId);
    const before = await requireFeature(ctx, featureId);
    requireUnchanged(before, version, "feature");
    if (!differs(before, change)) return featureView(before);
    if (change.kind !== undefined && change.kind !== before.kind) await requireNeverGranted(ctx, before);
    checkFeature({ ...before, ...change });
    const update = ctx.tx.feature.updateManyAndReturn({
      where: { id: featureId, version },
      data: { ...change, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => featureCodeTaken(change.code ?? before.code),
      ),
    );
    ctx.record("feature.changed", { kind: "feature", id: featureId }, { before, after, related: [before.productId] });
    return featureView(after);
  },
});

async function requireNeverGranted(ctx: Context, feature: Feature): Promise<void> {
  const uses = await usesOfFeature(ctx, feature.id, { past: true });
  if (uses.length > 0)
    throw refuseInput({
      kind: `stays ${feature.kind}, since it is or was granted (${uses.join(", ")}): values and client programs were made for that. Make another feature instead`,
    });
}
