import type { Context } from "@/lib/kernel/operation";

/** A product by its name alone, for rows that name no vendor: null where there is none, or more than one. */
export async function findProduct(ctx: Context, name: string): Promise<string | null> {
  const [first, second] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM product WHERE organization_id = ${ctx.organizationId} AND lower(name) = lower(${name}) AND archived_at IS NULL LIMIT 2`;
  return first && !second ? first.id : null;
}
