import { command } from "@/lib/kernel/operation";
import { lockPurchase } from "./lock-purchase";
import { effectOfChange, requireConsent } from "./purchase-effect";
import { archivePurchaseInput } from "./purchase-schema";

/** Takes out a lot that should never have been there; one that ran its time gets an end date instead. */
export const archivePurchase = command({
  name: "purchases.archive",
  permission: "purchase:write",
  input: archivePurchaseInput,
  async run(ctx, { purchaseId, licenseId, ...consent }) {
    const before = await lockPurchase(ctx, purchaseId, licenseId);
    requireConsent(await effectOfChange(ctx, before.licenseId, purchaseId, null), consent);
    const after = await ctx.tx.purchase.update({
      where: { id: purchaseId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    ctx.record(
      "purchase.archived",
      { kind: "purchase", id: purchaseId },
      { before, after, reason: consent.reason, related: [before.licenseId] },
    );
    return { id: after.id, version: after.version };
  },
});
