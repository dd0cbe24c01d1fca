import type { Context } from "@/lib/kernel/operation";
import { query } from "@/lib/kernel/operation";
import { dayInWords } from "@/lib/kernel/calendar";
import { refuse } from "@/lib/kernel/refusal";
import { altersPast, capacityOn, shortfallOfChange, type Lot, type Shortfall } from "./capacity-steps";
import { unitsHeldNow } from "./held-units.sql";
import { lotsGoingOn } from "./lots-going-on";
import { organizationDay } from "./organization-day";
import { previewPurchaseInput } from "./purchase-schema";
import { unitOf } from "./unit-of";

export type PurchaseEffect = {
  /** What one unit of the licence is called. */
  unit: string;
  held: number;
  capacityBefore: number;
  capacityAfter: number;
  shortfall: Shortfall | null;
  altersPast: boolean;
};

/** What becomes of a licence's capacity when one of its lots is changed, or archived (`null`). */
export async function effectOfChange(
  ctx: Context,
  licenseId: string,
  purchaseId: string,
  changes: Partial<Lot> | null,
): Promise<PurchaseEffect> {
  const { today } = await organizationDay(ctx);
  const license = await ctx.tx.license.findUniqueOrThrow({ where: { id: licenseId } });
  const before: Lot[] = await ctx.tx.purchase.findMany({
    where: { licenseId, archivedAt: null },
    select: { id: true, seats: true, startsOn: true, endsOn: true },
  });
  const after = before.flatMap((lot) => (lot.id !== purchaseId ? [lot] : changes ? [{ ...lot, ...changes }] : []));
  const held = await unitsHeldNow(ctx, licenseId);
  const [counted, changed] = [lotsGoingOn(before, license), lotsGoingOn(after, license)];
  return {
    unit: unitOf(license),
    held,
    capacityBefore: capacityOn(counted, today),
    capacityAfter: capacityOn(changed, today),
    shortfall: shortfallOfChange(counted, changed, held, today),
    altersPast: altersPast(before, after, today),
  };
}

/** Refuses a change whose consequences were not agreed to. */
export function requireConsent(
  effect: PurchaseEffect,
  consent: { allowOversubscription: boolean; reason: string | null },
): void {
  const { shortfall, unit } = effect;
  if (shortfall && !consent.allowOversubscription) {
    const { held, capacity, over, from } = shortfall;
    throw refuse("fewer-seats-than-held", { unit, held, capacity, over, from: dayInWords(from) });
  }
  if (effect.altersPast && !consent.reason) throw refuse("reason-needed-for-past");
}

/** What a change of a purchase would do, before it is made. */
export const previewPurchase = query({
  name: "purchases.preview",
  permission: "purchase:write",
  input: previewPurchaseInput,
  async run(ctx, { purchaseId, archive, seats, startsOn, endsOn }) {
    const purchase = await ctx.tx.purchase.findUnique({ where: { id: purchaseId, archivedAt: null } });
    if (!purchase) throw refuse("not-found", { what: "purchase" });
    const { seats: oldSeats, startsOn: oldStart, endsOn: oldEnd } = purchase;
    const lot = {
      seats: seats ?? oldSeats,
      startsOn: startsOn === undefined ? oldStart : startsOn,
      endsOn: endsOn === undefined ? oldEnd : endsOn,
    };
    return effectOfChange(ctx, purchase.licenseId, purchaseId, archive ? null : lot);
  },
});
