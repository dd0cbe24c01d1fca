import { addDays } from "@/lib/kernel/calendar";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { lockChangeable, requireTerm } from "./changeable-license";
import { newLot, requireKeepable, requireNear } from "./new-lot";
import { extendTrialInput } from "./schema";
import { lotsOn } from "./term-lots";
import { extendedEnd } from "./trial-end";

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
    requireNear(endsOn, "days");
    const ending = (await lotsOn(ctx, { ...before, endsOn: oldEnd }, oldEnd)).filter(({ row }) => row.endsOn);
    const seats = ending.filter(({ endsOn: last }) => last < endsOn).reduce((sum, lot) => sum + lot.seats, 0);
    if (seats > 0) {
      requireKeepable(before, seats, null);
      await insertPurchase(ctx, licenseId, newLot({ seats, startsOn: addDays(oldEnd, 1), endsOn }));
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
