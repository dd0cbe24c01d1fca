import { command, within, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { applyLicenseType } from "@/lib/licenses/apply-license-type";
import { checkLinks } from "@/lib/licenses/license-checks";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { lockLicenseType } from "@/lib/licenses/require-license-type";
import { lockChangeable } from "./changeable-license";
import { takeCredit, writeCredit } from "./credit-ledger";
import { refuseDrop } from "./held-units";
import { newLot } from "./new-lot";
import { planPlanChange } from "./plan-plan-change";
import { changePlanInput } from "./schema";
import { shortenLots } from "./term-lots";

/**
 * Changes seats, price or type of a subscription from a day of its term on. The lots until then end the day before and give
 * back what their unused days cost, to the credit of the licence; the new lot is charged by the day until the end of the
 * term, and is paid from that credit first.
 */
export const changePlan = command({
  name: "lifecycle.change-plan",
  permission: "license:write",
  input: changePlanInput,
  async run(ctx, { licenseId, licenseTypeId, reason, orderNumber, purchaseOrder, supplier, note, ...asked }) {
    if (licenseTypeId) await lockType(ctx, licenseTypeId);
    const found = await lockChangeable(ctx, licenseId);
    const { license: before, today } = found;
    const plan = await planPlanChange(ctx, found, asked);
    refuseDrop(before, plan.drop, plan.effectiveOn);
    if (licenseTypeId && plan.effectiveOn > today)
      throw refuseInput({ effectiveOn: "is today where the licence type changes: its rules hold at once" });
    if (licenseTypeId) await takeType(ctx, before, licenseTypeId);
    let purchase = null;
    if (plan.changes) {
      await shortenLots(ctx, plan.credits, plan.effectiveOn, reason);
      for (const { lot, unused } of plan.credits)
        if (plan.currency)
          await writeCredit(ctx, {
            licenseId,
            amount: unused,
            currency: plan.currency,
            cause: "plan-changed",
            purchaseId: lot.id,
          });
      const { seats, effectiveOn: startsOn, endsOn, charge: total, currency } = plan;
      const order = { orderNumber, purchaseOrder, supplier, note };
      purchase = await insertPurchase(ctx, licenseId, newLot({ seats, startsOn, endsOn, total, currency, order }));
      await takeCredit(ctx, { licenseId, amount: plan.charge, currency: plan.currency, purchaseId: purchase.id });
    }
    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { ...(plan.changes ? plan.kept : {}), version: { increment: 1 } },
    });
    ctx.record(
      "license.plan-changed",
      { kind: "license", id: licenseId },
      {
        before: { seats: plan.drop.before, licenseTypeId: before.licenseTypeId },
        after: { seats: plan.seats, licenseTypeId: after.licenseTypeId, effectiveOn: plan.effectiveOn },
        reason,
        related: [before.productId, purchase?.id],
      },
    );
    return { id: after.id, version: after.version, purchaseId: purchase?.id ?? null };
  },
});

/** A type is locked before its licences, as where it is applied to many: neither waits for what the other holds. */
export async function lockType(ctx: Context, licenseTypeId: string): Promise<void> {
  await checkLinks(ctx, { licenseTypeId });
  await lockLicenseType(ctx, licenseTypeId);
}

/** Another type of the same term: the licence is of it from now on, with its rules. What is held may forbid that. */
export async function takeType(ctx: Context, license: LockedLicense, licenseTypeId: string): Promise<void> {
  const type = await ctx.tx.licenseType.findUniqueOrThrow({ where: { id: licenseTypeId } });
  if (type.term !== license.term)
    throw refuseInput({
      licenseTypeId: `is for ${type.term.toLowerCase()} licences: choose one for ${license.term.toLowerCase()} licences`,
    });
  await ctx.tx.license.update({ where: { id: license.id }, data: { licenseTypeId } });
  const { licenses } = await within(ctx, applyLicenseType, { licenseTypeId, licenseIds: [license.id] });
  const refused = licenses.find(({ outcome }) => outcome === "refused");
  if (refused) throw refuseInput({ licenseTypeId: `does not fit: ${refused.why}` });
}
