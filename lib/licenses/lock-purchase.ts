import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense } from "./lock-license";

/** A purchase in use, read after its licence was locked: nobody counts seats while a lot changes. */
export async function lockPurchase(ctx: Context, purchaseId: string, licenseId?: string) {
  const found = await ctx.tx.purchase.findUnique({ where: { id: purchaseId, licenseId }, select: { licenseId: true } });
  if (!found) throw refuse("not-found", { what: "purchase" });
  const license = await lockLicense(ctx, found.licenseId);
  if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
  const purchase = await ctx.tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  if (purchase.archivedAt) throw refuse("already-archived", { what: "purchase" });
  return purchase;
}
