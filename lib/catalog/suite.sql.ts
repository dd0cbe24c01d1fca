import type { Context } from "@/lib/kernel/operation";

/** The products that a right to one product covers: itself and, where it is a suite, its components. */
export async function coveredProducts(ctx: Context, productId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM covered_products(${ctx.organizationId}, ${productId}) AS id`;
  return rows.map(({ id }) => id);
}
