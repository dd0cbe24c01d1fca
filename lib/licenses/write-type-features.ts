import type { Context } from "@/lib/kernel/operation";
import type { TypeFeature } from "./license-type-view";

/** Puts these features in the place of those that the type has. */
export async function writeTypeFeatures(
  ctx: Context,
  licenseTypeId: string,
  features: readonly TypeFeature[],
): Promise<void> {
  await ctx.tx.licenseTypeFeature.deleteMany({ where: { licenseTypeId } });
  if (features.length === 0) return;
  await ctx.tx.licenseTypeFeature.createMany({
    data: features.map(({ code, value, enabled }) => ({
      organizationId: ctx.organizationId,
      licenseTypeId,
      featureCode: code,
      value,
      enabled,
    })),
  });
}
