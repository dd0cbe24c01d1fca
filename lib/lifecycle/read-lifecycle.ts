import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { graceEndsOn, noticeOn, stateOn } from "@/lib/licenses/license-state";
import { organizationDay } from "@/lib/licenses/organization-day";
import { purchaseView } from "@/lib/licenses/purchase-view";
import { termInstants } from "@/lib/licenses/term-dates";
import { unitsHeld } from "./held-units";
import { maintainedUntil, maintenanceOf } from "./maintenance-periods";
import { moneyLine } from "./money-lines";
import { lifecycleInput } from "./schema";
import { transferInclude, transferViews } from "./transfer-view";
import { usualRenewal } from "./usual-renewal";

/** How many of the newest entries of a history are shown. */
const shown = 100;

/** The whole course of a licence: its terms, what was bought for each, maintenance, credit and transfers. */
export const readLifecycle = query({
  name: "lifecycle.read",
  permission: "license:read",
  input: lifecycleInput,
  async run(ctx, { licenseId }) {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const { today, timeZone, currency } = await organizationDay(ctx);
    const purchases = await ctx.tx.purchase.findMany({
      where: { licenseId, archivedAt: null },
      orderBy: [{ startsOn: { sort: "desc", nulls: "last" } }, { id: "desc" }],
      take: shown,
    });
    const maintenance = await maintenanceOf(ctx, license);
    const { startsOn, endsOn, term, cancelledAt } = license;
    const next =
      endsOn && term === "SUBSCRIPTION" && !license.terminatedAt
        ? usualRenewal({ ...license, endsOn }, purchases, today)
        : null;
    return {
      id: license.id,
      name: license.name,
      term,
      allocation: license.allocation,
      state: stateOn(license, today),
      renewal: license.renewal,
      renewalBase: license.renewalBase,
      expiryBehavior: license.expiryBehavior,
      trialStart: license.trialStart,
      trialExtensions: license.trialExtensions,
      trialExtensionLimit: license.trialExtensionLimit,
      transferable: license.transferable,
      transferNeedsApproval: license.transferNeedsApproval,
      maintenanceMonths: license.maintenanceMonths,
      startsOn,
      endsOn,
      graceEndsOn: graceEndsOn(license),
      noticeOn: noticeOn(license),
      cancelledAt,
      suspendedAt: license.suspendedAt,
      terminatedAt: license.terminatedAt,
      archivedAt: license.archivedAt,
      convertedAt: license.convertedAt,
      ...termInstants(license, timeZone, maintainedUntil(maintenance)),
      held: await unitsHeld(ctx, license),
      next: next && {
        startsOn: next.term.startsOn,
        endsOn: next.term.endsOn,
        costs: next.lots.flatMap(({ total, currency: of }) => moneyLine(total, of) ?? []),
      },
      purchases: purchases.map((row) => purchaseView(row, today)),
      maintenance,
      ...(await creditsOf(ctx, licenseId)),
      transfers: await transfersOf(ctx, licenseId),
      today,
      timeZone,
      currency,
    };
  },
});

export type Lifecycle = Awaited<ReturnType<typeof readLifecycle.run>>;

async function creditsOf(ctx: Context, licenseId: string) {
  const entries = await ctx.tx.licenseCredit.findMany({ where: { licenseId }, orderBy: { id: "desc" }, take: shown });
  const sums = await ctx.tx.licenseCredit.groupBy({ by: ["currency"], where: { licenseId }, _sum: { amount: true } });
  return {
    credits: entries.map(({ id, amount, currency, cause, purchaseId, createdAt }) => ({
      id,
      amount: Number(amount),
      currency,
      cause,
      purchaseId,
      at: createdAt,
    })),
    balances: sums.map(({ currency, _sum }) => ({ amount: Number(_sum.amount ?? 0n), currency })),
  };
}

async function transfersOf(ctx: Context, licenseId: string) {
  const rows = await ctx.tx.licenseTransfer.findMany({
    where: { licenseId },
    orderBy: { createdAt: "desc" },
    take: 20,
    include: transferInclude,
  });
  return transferViews(ctx, rows);
}
