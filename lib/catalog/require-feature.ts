import type { Feature, FeatureKind, MeterReset } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { productForReference } from "./catalog.sql";

export async function requireFeature(ctx: Context, featureId: string): Promise<Feature> {
  const feature = await ctx.tx.feature.findFirst({ where: { id: featureId } });
  if (!feature) throw refuse("not-found", { what: "feature" });
  return feature;
}

export const featureCodeTaken = (code: string) => refuse("code-taken", { what: "a feature of this product", code });

/** The product that a feature or an add-on is made for or comes back to: there, and in use. */
export async function requireCurrentProduct(ctx: Context, productId: string): Promise<void> {
  const product = await productForReference(ctx, productId);
  if (!product) throw refuse("not-found", { what: "product" });
  if (product.archived) throw refuse("already-archived", { what: "product" });
}

type Shape = { kind: FeatureKind; unit: string | null; meterReset: MeterReset; tokenWeight: number | null };

/** What only some kinds have; each names the field to correct. */
export function checkFeature({ kind, unit, meterReset, tokenWeight }: Shape): void {
  if (kind === "FLAG" && unit !== null) throw refuseInput({ unit: "is empty for a FLAG, which counts nothing" });
  if (kind !== "METER" && meterReset !== "NEVER")
    throw refuseInput({ meterReset: `is NEVER for a ${kind}: only what a METER counts begins again` });
  if (kind !== "METER" && tokenWeight !== null)
    throw refuseInput({ tokenWeight: `is empty for a ${kind}: tokens are spent by what a METER counts` });
}
