import { command } from "@/lib/kernel/operation";
import { createFeatureInput } from "./feature-schema";
import { featureView } from "./feature-view";
import { checkFeature, featureCodeTaken, requireCurrentProduct } from "./require-feature";

export const createFeature = command({
  name: "features.create",
  permission: "product:write",
  input: createFeatureInput,
  async run(ctx, input) {
    checkFeature(input);
    await requireCurrentProduct(ctx, input.productId);
    const row = { ...input, id: ctx.newId("feature"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [feature] = await ctx.tx.feature.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!feature) throw featureCodeTaken(input.code);
    ctx.record(
      "feature.created",
      { kind: "feature", id: feature.id },
      { after: feature, related: [feature.productId] },
    );
    return featureView(feature);
  },
});
