import type { Feature } from "@/lib/db/generated/client";

export type FeatureView = Omit<Feature, "organizationId">;

export function featureView({ organizationId: _, ...feature }: Feature): FeatureView {
  return feature;
}
