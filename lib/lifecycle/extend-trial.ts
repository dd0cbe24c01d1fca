import { addDays, isoDay } from "@/lib/kernel/calendar";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { purchaseFields } from "@/lib/licenses/purchase-schema";
import { lockChangeable, requireTerm } from "./changeable-license";
import { extendTrialInput } from "./schema";
import { lotsOn } from "./term-lots";

/**
 * Gives a trial more days, as often as the licence allows. A trial that has ended gets them from today on, so that all of
 * them can be used. Seats that ended with it go on, in a lot of their own.
 */
export const extendTrial = command({
  name: "lifecycle.extend-trial",
  permission: "license:write",
  input: extendTrialInput,
  async run(ctx, { licenseId, days, reason }) {
    const { license: before, today } = await lockChangeable(ctx, licenseId);
    requireTerm(before, "TRIAL", { SUBSCRIPTION: "Renew it instead.", PERPETUAL: "It never lapses." });
    const { name, endsOn: oldEnd, trialExtensions, trialExtensionLimit } = before;
    if (!oldEnd) throw refuse("trial-not-begun", { license: name });
    if (trialExtensions >= trialExtensionLimit)
      throw refuse("trial-extension-limit-reached", { license: name, extensions: trialExtensions });
    const endsOn = extendedEnd(oldEnd, days, today);
    const ending = (await lotsOn(ctx, { ...before, endsOn: oldEnd }, oldEnd)).filter(({ row }) => row.endsOn);
    const seats = ending.filter(({ endsOn: last }) => last < endsOn).reduce((sum, lot) => sum + lot.seats, 0);
    if (seats > 0) {
      const lot = { seats, startsOn: isoDay(addDays(oldEnd, 1)), endsOn: isoDay(endsOn) };
      await insertPurchase(ctx, licenseId, purchaseFields.parse(lot));
    }
    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { endsOn, trialExtensions: { increment: 1 }, version: { increment: 1 } },
    });
    ctx.record(
      "license.trial-extended",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [before.productId] },
    );
    return { id: after.id, version: after.version, endsOn, extensions: after.trialExtensions };
  },
});

/** The last day of a trial that is given more days: after its old one, or from today on where that has passed. */
export function extendedEnd(oldEnd: Date, days: number, today: Date): Date {
  return addDays(oldEnd < today ? addDays(today, -1) : oldEnd, days);
}
