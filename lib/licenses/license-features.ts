import type { Context } from "@/lib/kernel/operation";
import type { TypeFeature } from "./license-type-view";

type LicenseOfProduct = { id: string; productId: string };
type Features = { held: TypeFeature[]; wanted: TypeFeature[] };

/**
 * For each licence, what its type wants of the features that its product has, and what it has of those now or later.
 * Codes are written as the product writes them; a flag has no value.
 */
export async function featuresOfLicenses(
  ctx: Context,
  licenses: readonly LicenseOfProduct[],
  wanted: readonly TypeFeature[],
): Promise<Map<string, Features>> {
  if (wanted.length === 0 || licenses.length === 0)
    return new Map(licenses.map(({ id }) => [id, { held: [], wanted: [] }]));
  const byCode = new Map(wanted.map((feature) => [feature.code.toLowerCase(), feature]));
  const known = (await featuresOfProducts(ctx, licenses)).filter(({ code }) => byCode.has(code.toLowerCase()));
  const held = await ctx.tx.entitlement.findMany({
    where: {
      licenseId: { in: licenses.map(({ id }) => id) },
      featureId: { in: known.map(({ id }) => id) },
      archivedAt: null,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
    },
    orderBy: { id: "asc" },
  });
  const codeOf = new Map(known.map(({ id, code }) => [id, code]));
  return new Map(
    licenses.map(({ id, productId }) => [
      id,
      {
        held: held
          .filter(({ licenseId }) => licenseId === id)
          .map(({ featureId, value, enabled }) => ({ code: codeOf.get(featureId) ?? "", value, enabled })),
        wanted: known
          .filter((feature) => feature.productId === productId)
          .map(({ code, kind }) => {
            const { value = null, enabled = true } = byCode.get(code.toLowerCase()) ?? {};
            return { code, value: kind === "FLAG" ? null : value, enabled };
          }),
      },
    ]),
  );
}

function featuresOfProducts(ctx: Context, licenses: readonly LicenseOfProduct[]) {
  return ctx.tx.feature.findMany({
    where: { productId: { in: [...new Set(licenses.map(({ productId }) => productId))] }, archivedAt: null },
    select: { id: true, code: true, kind: true, productId: true },
    orderBy: { code: "asc" },
  });
}
