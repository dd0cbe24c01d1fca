import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { coveredProducts } from "./suite.sql";
import { featureForReference } from "./catalog.sql";
import { valueProblem } from "./feature-value";

type Given = { featureId: string; value?: number | null };

/** Replaces the features of an add-on; each must be one of its product (or of a suite's component), with a fitting value. */
export async function writeAddOnFeatures(
  ctx: Context,
  addOnId: string,
  productId: string,
  given: readonly Given[],
): Promise<void> {
  const covered = new Set(await coveredProducts(ctx, productId));
  // In one order for everybody, so that two who name the same features do not wait for each other.
  for (const id of given.map(({ featureId }) => featureId).sort()) await featureForReference(ctx, id);
  const features = await ctx.tx.feature.findMany({ where: { id: { in: given.map(({ featureId }) => featureId) } } });
  const byId = new Map(features.map((feature) => [feature.id, feature]));
  const rows = given.map(({ featureId, value }, at) => {
    const feature = byId.get(featureId);
    if (!feature || feature.archivedAt || !covered.has(feature.productId))
      throw refuseInput({ [`features/${at}/featureId`]: "is not a feature of this product" });
    const problem = valueProblem(feature.kind, value);
    if (problem) throw refuseInput({ [`features/${at}/value`]: problem });
    return { organizationId: ctx.organizationId, addOnId, featureId, value: value ?? null };
  });
  await ctx.tx.addOnFeature.deleteMany({ where: { addOnId } });
  await ctx.tx.addOnFeature.createMany({ data: rows });
}
