import type { Feature } from "@/lib/db/generated/client";
import { featureForReference } from "@/lib/catalog/catalog.sql";
import { coveredProducts } from "@/lib/catalog/suite.sql";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";

/** The licence of something granted, locked: grants of one licence take turns, so that periods are compared safely. */
export async function lockGranting(ctx: Context, licenseId: string): Promise<LockedLicense> {
  const license = await lockLicense(ctx, licenseId);
  if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
  return license;
}

/** A feature of the licence's product or of a component of its suite, by id or code, held against being archived. */
export async function requireLicenseFeature(
  ctx: Context,
  license: { id: string; productId: string },
  named: string,
): Promise<Feature> {
  const covered = await coveredProducts(ctx, license.productId);
  const found = await ctx.tx.feature.findMany({
    where: { productId: { in: covered }, archivedAt: null, OR: [{ id: named }, { code: named }] },
  });
  const feature = found.find(({ productId }) => productId === license.productId) ?? found[0];
  if (!feature) throw refuseInput({ feature: "is not a feature of this licence's product" });
  if (found.length > 1 && feature.productId !== license.productId)
    throw refuseInput({ feature: "is a feature of several products of this suite: name it by its id" });
  if ((await featureForReference(ctx, feature.id))?.archived) throw refuseInput({ feature: "is archived" });
  return feature;
}
