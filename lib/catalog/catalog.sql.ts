import type { Context } from "@/lib/kernel/operation";

/**
 * Archiving locks the row against new references: a foreign key's KEY SHARE lock waits for it, and whoever refers to
 * the row takes that lock before looking whether it is archived.
 */
export async function lockVendor(ctx: Context, vendorId: string): Promise<void> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM vendor WHERE organization_id = ${ctx.organizationId} AND id = ${vendorId} FOR UPDATE`;
}

export async function lockProduct(ctx: Context, productId: string): Promise<void> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM product WHERE organization_id = ${ctx.organizationId} AND id = ${productId} FOR UPDATE`;
}

export async function lockFeature(ctx: Context, featureId: string): Promise<void> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM feature WHERE organization_id = ${ctx.organizationId} AND id = ${featureId} FOR UPDATE`;
}

export async function lockAddOn(ctx: Context, addOnId: string): Promise<void> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM add_on WHERE organization_id = ${ctx.organizationId} AND id = ${addOnId} FOR UPDATE`;
}

/** Changes of which products are suites take turns: two that are each right could nest suites together. */
export async function lockSuites(ctx: Context): Promise<void> {
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`suites:${ctx.organizationId}`}, 0))::text`;
}

type InUse = { id: string; name: string; archived: boolean };

export async function vendorForReference(ctx: Context, vendorId: string): Promise<InUse | undefined> {
  const [vendor] = await ctx.tx.$queryRaw<InUse[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM vendor
    WHERE organization_id = ${ctx.organizationId} AND id = ${vendorId} FOR KEY SHARE`;
  return vendor;
}

export async function productForReference(ctx: Context, productId: string): Promise<InUse | undefined> {
  const [product] = await ctx.tx.$queryRaw<InUse[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM product
    WHERE organization_id = ${ctx.organizationId} AND id = ${productId} FOR KEY SHARE`;
  return product;
}

export async function featureForReference(ctx: Context, featureId: string): Promise<InUse | undefined> {
  const [feature] = await ctx.tx.$queryRaw<InUse[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM feature
    WHERE organization_id = ${ctx.organizationId} AND id = ${featureId} FOR KEY SHARE`;
  return feature;
}

export async function addOnForReference(ctx: Context, addOnId: string): Promise<InUse | undefined> {
  const [addOn] = await ctx.tx.$queryRaw<InUse[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM add_on
    WHERE organization_id = ${ctx.organizationId} AND id = ${addOnId} FOR KEY SHARE`;
  return addOn;
}

/** By the same comparison as the unique index, so that it finds exactly what an insert would collide with. */
export async function vendorIdByName(ctx: Context, name: string): Promise<string | null> {
  const [vendor] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM vendor WHERE organization_id = ${ctx.organizationId} AND lower(name) = lower(${name}) AND archived_at IS NULL`;
  return vendor?.id ?? null;
}

export async function productIdByName(ctx: Context, vendorId: string, name: string): Promise<string | null> {
  const [product] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM product
    WHERE organization_id = ${ctx.organizationId} AND vendor_id = ${vendorId} AND lower(name) = lower(${name}) AND archived_at IS NULL`;
  return product?.id ?? null;
}

/** The product in use that has this code, in any case, besides one. */
export async function productWithCode(ctx: Context, code: string, besides: string): Promise<string | null> {
  const [product] = await ctx.tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM product
    WHERE organization_id = ${ctx.organizationId} AND lower(code) = lower(${code}) AND id <> ${besides} AND archived_at IS NULL`;
  return product?.name ?? null;
}
