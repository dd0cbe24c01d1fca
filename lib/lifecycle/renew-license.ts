import type { z } from "zod";
import { command, type Context } from "@/lib/kernel/operation";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { lockChangeable } from "./changeable-license";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { takeCredit } from "./credit-ledger";
import { refuseDrop } from "./held-units";
import { moneyLine } from "./money-lines";
import { newLot } from "./new-lot";
import { planRenewal, type RenewalPlan } from "./plan-renewal";
import { renewInput } from "./schema";
import { closeOpenLots } from "./term-lots";

type Order = Pick<z.output<typeof renewInput>, "orderNumber" | "purchaseOrder" | "supplier" | "note">;

/**
 * Renews a subscription: the end moves, and what was bought is a lot of its own beside the earlier ones. Fewer seats may be
 * renewed, unless more are held. A renewal takes a cancellation back.
 */
export const renewLicense = command({
  name: "lifecycle.renew",
  permission: "license:write",
  input: renewInput,
  async run(ctx, { licenseId, reason, orderNumber, purchaseOrder, supplier, note, ...asked }) {
    const found = await lockChangeable(ctx, licenseId);
    const plan = await planRenewal(ctx, found, asked);
    refuseDrop(found.license, plan.drop, plan.lotsFrom);
    return applyRenewal(ctx, found.license, plan, { orderNumber, purchaseOrder, supplier, note }, reason);
  },
});

/** Writes a planned renewal of a licence that the caller has locked. */
export async function applyRenewal(
  ctx: Context,
  before: LockedLicense,
  plan: RenewalPlan,
  order: Partial<Order>,
  reason: string | null,
) {
  const { term } = plan;
  await closeOpenLots(ctx, plan.ending, plan.oldEnd);
  const purchases = [];
  for (const { seats, total, currency } of plan.lots) {
    const price = moneyLine(total, currency);
    const lot = newLot({ seats, startsOn: plan.lotsFrom, endsOn: term.endsOn, total, currency, order });
    const purchase = await insertPurchase(ctx, before.id, lot);
    const charge = { licenseId: before.id, amount: total ?? 0n, currency, purchaseId: purchase.id };
    const { used, due } = await takeCredit(ctx, charge);
    purchases.push({
      id: purchase.id,
      seats,
      price,
      fromCredit: price && moneyLine(used, currency),
      due: price && moneyLine(due, currency),
    });
  }
  const after = await ctx.tx.license.update({
    where: { id: before.id },
    data: { endsOn: term.endsOn, anchorOn: term.anchorOn, cancelledAt: null, version: { increment: 1 } },
  });
  ctx.record(
    "license.renewed",
    { kind: "license", id: before.id },
    { before, after, reason, related: [before.productId, ...purchases.map(({ id }) => id)] },
  );
  return { id: after.id, version: after.version, startsOn: term.startsOn, endsOn: term.endsOn, purchases };
}
