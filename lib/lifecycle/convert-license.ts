import type { z } from "zod";
import { dayInWords } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { checkLinks } from "@/lib/licenses/license-checks";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { lastDayOf, lengthOf } from "@/lib/licenses/term-dates";
import { takeType } from "./change-plan";
import { lockChangeable, requireTerm } from "./changeable-license";
import { cutLot } from "./proration";
import { dropOf, refuseDrop, unitsHeld } from "./held-units";
import { measuredLength } from "./renewal-term";
import { convertInput } from "./schema";
import { lotsOn, shortenLots } from "./term-lots";

/**
 * Makes a trial what was bought: from the first day of the purchase on, which takes the place of the trial's seats. It stays
 * the same licence, so seats, machines, keys and settings stay as they are.
 */
export const convertLicense = command({
  name: "lifecycle.convert",
  permission: "license:write",
  input: convertInput,
  async run(ctx, { licenseId, term, purchase, endsOn, licenseTypeId, reason }) {
    const { license: before, today } = await lockChangeable(ctx, licenseId);
    requireTerm(before, "TRIAL", {
      SUBSCRIPTION: "Change its plan instead.",
      PERPETUAL: "It was bought for good already.",
    });
    const startsOn = purchase.startsOn ?? today;
    if (startsOn > today)
      throw refuseInput({ "purchase/startsOn": "is today or earlier: until then it goes on as a trial" });
    const days = await boughtDays(
      ctx,
      { term, endsOn: endsOn ?? purchase.endsOn ?? undefined, licenseTypeId },
      startsOn,
    );
    if (days.endsOn && days.endsOn < today) throw refuseInput({ endsOn: `is on or after ${dayInWords(today)}` });

    const trial = { ...before, endsOn: before.endsOn ?? today };
    const lots = await lotsOn(ctx, trial, startsOn);
    const seats = lots.reduce((sum, lot) => sum + lot.seats, 0);
    const held = await unitsHeld(ctx, before);
    refuseDrop(before, dropOf(Math.max(seats, held), purchase.seats, held), startsOn);
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

type Bought = {
  term: z.output<typeof convertInput>["term"];
  endsOn: Date | undefined;
  licenseTypeId: string | undefined;
};

/** How long what was bought runs; the trial's own length is no guide to that. */
async function boughtDays(ctx: Context, { term, endsOn, licenseTypeId }: Bought, startsOn: Date) {
  if (term === "PERPETUAL") {
    if (endsOn) throw refuseInput({ endsOn: "is empty for a perpetual licence" });
    return { endsOn: null, durationMonths: null, durationDays: null, renewal: "NONE" as const, noticeDays: null };
  }
  if (licenseTypeId) await checkLinks(ctx, { licenseTypeId });
  const type = licenseTypeId ? await ctx.tx.licenseType.findUnique({ where: { id: licenseTypeId } }) : null;
  const given = type && lengthOf(type);
  const last = endsOn ?? (given ? lastDayOf(startsOn, given) : undefined);
  if (!last) throw refuseInput({ endsOn: "is needed, or a licence type that says how long the subscription runs" });
  if (last < startsOn) throw refuseInput({ endsOn: `is on or after ${dayInWords(startsOn)}` });
  const length = given ?? measuredLength(startsOn, last);
  return {
    endsOn: last,
    durationMonths: length && "months" in length ? length.months : null,
    durationDays: length && "days" in length ? length.days : null,
    renewal: "MANUAL" as const,
  };
}

/** A trial's lot is free: whatever days are left of it end with the trial. */
function openCut(lot: Parameters<typeof cutLot>[0], from: Date) {
  return cutLot({ ...lot, endsOn: lot.endsOn < from ? from : lot.endsOn }, from);
}
