import type { Context } from "@/lib/kernel/operation";
import { payFrom } from "./proration";

export type CreditCause = "plan-changed" | "end-moved" | "used";

/** What is left of the credit of a licence in a currency, in minor units. */
export async function creditBalance(ctx: Context, licenseId: string, currency: string): Promise<bigint> {
  const sum = await ctx.tx.licenseCredit.aggregate({ where: { licenseId, currency }, _sum: { amount: true } });
  return sum._sum.amount ?? 0n;
}

/** Adds to the ledger, or takes from it; nothing is no entry. Whoever writes holds the licence locked. */
export async function writeCredit(
  ctx: Context,
  entry: { licenseId: string; amount: bigint; currency: string; cause: CreditCause; purchaseId: string | null },
): Promise<void> {
  if (entry.amount === 0n) return;
  const credit = await ctx.tx.licenseCredit.create({
    data: { id: ctx.newId("licenseCredit"), organizationId: ctx.organizationId, createdAt: ctx.now, ...entry },
  });
  ctx.record(
    entry.amount > 0n ? "license.credited" : "license.credit-used",
    { kind: "license-credit", id: credit.id },
    { after: credit, related: [entry.licenseId, entry.purchaseId] },
  );
}

/** Pays the charge of a purchase from the credit that there is. */
export async function takeCredit(
  ctx: Context,
  charge: { licenseId: string; amount: bigint; currency: string | null; purchaseId: string },
): Promise<{ used: bigint; due: bigint }> {
  const { currency, amount, ...of } = charge;
  if (currency === null) return { used: 0n, due: amount };
  const { used, due } = payFrom(await creditBalance(ctx, of.licenseId, currency), amount);
  await writeCredit(ctx, { ...of, currency, amount: -used, cause: "used" });
  return { used, due };
}
