import type { UsageSource } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput, type Refusal } from "@/lib/kernel/refusal";

export async function requireSource(ctx: Context, sourceId: string): Promise<UsageSource> {
  const source = await ctx.tx.usageSource.findUnique({ where: { id: sourceId } });
  if (!source) throw refuse("not-found", { what: "licence server" });
  return source;
}

/** Locks a source until the transaction ends: its logs are taken in one piece after the other. */
export async function lockSource(ctx: Context, sourceId: string): Promise<UsageSource> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM usage_source WHERE organization_id = ${ctx.organizationId} AND id = ${sourceId} FOR UPDATE`;
  return requireSource(ctx, sourceId);
}

export async function requireProductOf(ctx: Context, productId: string | null | undefined): Promise<void> {
  if (!productId) return;
  if (!(await ctx.tx.product.findFirst({ where: { id: productId, archivedAt: null }, select: { id: true } })))
    throw refuseInput({ productId: "is not a product that is in use" });
}

export const sourceNameTaken = (name: string): Refusal => refuseInput({ name: `${name} is used already` });
