import { query } from "@/lib/kernel/operation";
import { checkLinks } from "@/lib/licenses/license-checks";
import { readChangeable } from "./changeable-license";
import { creditBalance } from "./credit-ledger";
import { chargeLine, moneyLine } from "./money-lines";
import { planPlanChange, type PlannedChange } from "./plan-plan-change";
import type { CutLot } from "./proration";
import { payFrom } from "./proration";
import { changePlanInput } from "./schema";

/** What `changePlan` with the same input would do, line by line. Nothing is changed. */
export const previewPlanChange = query({
  name: "lifecycle.preview-plan-change",
  permission: "license:read",
  input: changePlanInput,
  async run(ctx, { licenseId, licenseTypeId, ...asked }) {
    if (licenseTypeId) await checkLinks(ctx, { licenseTypeId });
    const plan = await planPlanChange(ctx, await readChangeable(ctx, licenseId), asked);
    const balance = plan.currency ? await creditBalance(ctx, licenseId, plan.currency) : 0n;
    return { ...changeLines(plan, balance), units: plan.drop };
  },
});

export type PlanChangePreview = Awaited<ReturnType<typeof previewPlanChange.run>>;

/** A change of plan as lines that people can reckon over: what comes back, what is charged, and how that is paid. */
function changeLines(plan: PlannedChange, balance: bigint) {
  const { currency, effectiveOn, endsOn, seats, chargedDays, periodDays, credits, credit, charge } = plan;
  const paid = payFrom(balance + credit, charge);
  return {
    effectiveOn,
    endsOn,
    credits: plan.changes
      ? credits.filter(({ unusedDays }) => unusedDays > 0).map((cut) => creditLine(cut, currency))
      : [],
    charge: plan.changes
      ? { seats, days: chargedDays, periodDays, ...chargeLine(currency ? charge : null, paid, currency) }
      : null,
    creditBefore: moneyLine(balance, currency),
    creditAfter: moneyLine(plan.changes ? paid.left : balance, currency),
  };
}

/** What one lot gives back for the days that it is not used. */
export function creditLine({ lot, unusedDays, days, unused }: CutLot, currency: string | null) {
  const price = lot.total === null ? null : moneyLine(lot.total, currency);
  return {
    purchaseId: lot.id,
    seats: lot.seats,
    price,
    days,
    unusedDays,
    amount: price && moneyLine(unused, currency),
  };
}
