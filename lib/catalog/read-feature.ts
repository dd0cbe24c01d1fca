import { query } from "@/lib/kernel/operation";
import { featureIdInput } from "./feature-schema";
import { featureView, type FeatureView } from "./feature-view";
import { requireFeature } from "./require-feature";

export const readFeature = query({
  name: "features.read",
  permission: "product:read",
  input: featureIdInput,
  async run(ctx, { featureId }): Promise<FeatureView> {
    return featureView(await requireFeature(ctx, featureId));
  },
});
