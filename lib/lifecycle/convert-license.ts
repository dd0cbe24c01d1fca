import { command, query } from "@/lib/kernel/operation";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { checkLinks } from "@/lib/licenses/license-checks";
import { lockType, takeType } from "./change-plan";
import { lockChangeable, readChangeable } from "./changeable-license";
import { refuseDrop } from "./held-units";
import { planConversion } from "./plan-conversion";
import { cutLot } from "./proration";
import { convertInput } from "./schema";
import { shortenLots } from "./term-lots";

/** What `convertLicense` with the same input would make of a trial. Nothing is changed. */
export const previewConversion = query({
  name: "lifecycle.preview-conversion",
  permission: "license:read",
  input: convertInput,
  async run(ctx, { licenseId, ...asked }) {
    if (asked.licenseTypeId) await checkLinks(ctx, { licenseTypeId: asked.licenseTypeId });
    const { startsOn, days, drop } = await planConversion(ctx, await readChangeable(ctx, licenseId), asked);
    return { startsOn, endsOn: days.endsOn, units: drop };
  },
});

/**
 * Makes a trial what was bought: from the first day of the purchase on, which takes the place of the trial's seats. It stays
 * the same licence, so seats, machines, keys and settings stay as they are.
 */
export const convertLicense = command({
  name: "lifecycle.convert",
  permission: "license:write",
  input: convertInput,
  async run(ctx, { licenseId, term, purchase, endsOn, licenseTypeId, reason }) {
    if (licenseTypeId) await lockType(ctx, licenseTypeId);
    const found = await lockChangeable(ctx, licenseId);
    const { license: before } = found;
    const plan = await planConversion(ctx, found, { term, purchase, endsOn, licenseTypeId });
    const { startsOn, days, lots } = plan;
    refuseDrop(before, plan.drop, startsOn);
    await shortenLots(
      ctx,
      lots.map((lot) => openCut(lot, startsOn)),
      startsOn,
      reason,
    );
    const lot = await insertPurchase(ctx, licenseId, { ...purchase, startsOn, endsOn: days.endsOn });
    const converted = await ctx.tx.license.update({
      where: { id: licenseId },
      data: {
        term,
        ...days,
        anchorOn: startsOn,
        startsOn: before.startsOn ?? startsOn,
        convertedAt: ctx.now,
        cancelledAt: null,
        version: { increment: 1 },
      },
    });
    if (licenseTypeId) await takeType(ctx, converted, licenseTypeId);
    const after = await ctx.tx.license.findUniqueOrThrow({ where: { id: licenseId } });
    ctx.record(
      "license.converted",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [before.productId, lot.id] },
    );
    return { id: after.id, version: after.version, term, endsOn: days.endsOn, purchaseId: lot.id };
  },
});

/** A trial's lot is free: whatever days are left of it end with the trial. */
function openCut(lot: Parameters<typeof cutLot>[0], from: Date) {
  return cutLot({ ...lot, endsOn: lot.endsOn < from ? from : lot.endsOn }, from);
}
