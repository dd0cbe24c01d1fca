import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { checkPeriod } from "./license-checks";
import { lockPurchase } from "./lock-purchase";
import { effectOfChange, requireConsent } from "./purchase-effect";
import { priceColumns } from "./purchase-price";
import { changePurchaseInput } from "./purchase-schema";

/** Corrects a lot. What it does to capacity, now or in the past, must be agreed to. */
export const changePurchase = command({
  name: "purchases.change",
  permission: "purchase:write",
  input: changePurchaseInput,
  async run(ctx, { purchaseId, licenseId, version, allowOversubscription, reason, price, ...changes }) {
    const before = await lockPurchase(ctx, purchaseId, licenseId);
    if (before.version !== version) throw refuse("changed-meanwhile");
    const merged = { ...before, ...changes };
    checkPeriod(merged.startsOn, merged.endsOn);
    const { seats, startsOn, endsOn } = merged;
    const effect = await effectOfChange(ctx, before.licenseId, purchaseId, { seats, startsOn, endsOn });
    requireConsent(effect, { allowOversubscription, reason });

    const data = { ...changes, ...(price === undefined ? {} : priceColumns(price)), version: { increment: 1 } };
    const after = await ctx.tx.purchase.update({ where: { id: purchaseId }, data });
    ctx.record(
      "purchase.changed",
      { kind: "purchase", id: purchaseId },
      { before, after, reason, related: [before.licenseId] },
    );
    if (effect.capacityAfter > effect.capacityBefore) ctx.emit("seat/freed", { licenseId: before.licenseId });
    return { id: after.id, version: after.version };
  },
});
