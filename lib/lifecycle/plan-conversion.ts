import type { z } from "zod";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { checkLinks } from "@/lib/licenses/license-checks";
import { lastDayOf, lengthOf } from "@/lib/licenses/term-dates";
import { requireTerm, type ChangeableLicense } from "./changeable-license";
import { dropOf, unitsHeld } from "./held-units";
import { requireNear } from "./new-lot";
import { measuredLength } from "./renewal-term";
import type { convertInput } from "./schema";
import { lotsFrom } from "./term-lots";

type Asked = Pick<z.output<typeof convertInput>, "term" | "purchase" | "endsOn" | "licenseTypeId">;

/** What a trial becomes: from which day, until when, and whether what was bought covers what is held. */
export async function planConversion(
  ctx: Context,
  { license, today }: ChangeableLicense,
  { term, purchase, endsOn, licenseTypeId }: Asked,
) {
  requireTerm(license, "TRIAL", {
    SUBSCRIPTION: "Change its plan instead.",
    PERPETUAL: "It was bought for good already.",
  });
  const startsOn = purchase.startsOn ?? today;
  if (startsOn > today)
    throw refuseInput({ "purchase/startsOn": "is today or earlier: until then it goes on as a trial" });
  const days = await boughtDays(ctx, { term, endsOn: endsOn ?? purchase.endsOn ?? undefined, licenseTypeId }, startsOn);
  if (days.endsOn && days.endsOn < today) throw refuseInput({ endsOn: `is on or after ${dayInWords(today)}` });
  if (days.endsOn) requireNear(days.endsOn, "endsOn");
  const lots = await lotsFrom(ctx, { ...license, endsOn: license.endsOn ?? today }, startsOn);
  const seats = lots.reduce((sum, lot) => sum + lot.seats, 0);
  const held = await unitsHeld(ctx, license);
  return {
    startsOn,
    days,
    lots,
    drop: dropOf(license, { before: Math.max(seats, held), after: purchase.seats, held }),
  };
}

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
