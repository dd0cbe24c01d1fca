import type { z } from "zod";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { capacityOfLicense } from "@/lib/licenses/capacity.sql";
import { requireTerm, type ChangeableLicense } from "./changeable-license";
import { dropOf, unitsHeld, type Drop } from "./held-units";
import { requireKeepable } from "./new-lot";
import { prorateChange, spansOf, type ProratedChange } from "./proration";
import { daysOfPeriod } from "./renewal-term";
import type { changePlanInput } from "./schema";
import { currencyOf, lotsFrom, lotsOn } from "./term-lots";
import { endingLots, keptLength, periodLength } from "./usual-renewal";

type Asked = Pick<z.output<typeof changePlanInput>, "effectiveOn" | "seats" | "price">;

export type PlannedChange = ProratedChange & {
  effectiveOn: Date;
  endsOn: Date;
  seats: number;
  currency: string | null;
  /** Whether a lot is made: what costs and counts as before is left as it is. */
  changes: boolean;
  periodDays: number;
  /** How long a period is, where the licence did not say it until now. */
  kept: ReturnType<typeof keptLength>;
  drop: Drop;
};

/** What a change of plan does from a day on: what the old lots give back, what the new one costs, and whether it covers what is held. */
export async function planPlanChange(
  ctx: Context,
  { license, today }: ChangeableLicense,
  asked: Asked,
): Promise<PlannedChange> {
  requireTerm(license, "SUBSCRIPTION", {
    PERPETUAL: "Buy more of it by adding a purchase.",
    TRIAL: "Convert it into what was bought.",
  });
  const { endsOn } = license;
  if (!endsOn) throw refuse("term-without-end", { license: license.name });
  if (endsOn < today)
    throw refuse("term-ended", { license: license.name, endedOn: dayInWords(endsOn), remedy: "Renew it first." });
  const first = license.startsOn && license.startsOn > today ? license.startsOn : today;
  const effectiveOn = asked.effectiveOn ?? first;
  if (effectiveOn < first || effectiveOn > endsOn)
    throw refuseInput({
      effectiveOn: `is between ${dayInWords(first)} and ${dayInWords(endsOn)}, the days that are left of the term`,
    });
  const running = { ...license, endsOn };
  const length = periodLength(running, endingLots(await lotsOn(ctx, running, endsOn), endsOn));
  const lots = await lotsFrom(ctx, running, effectiveOn);
  const beyond = lots.find((lot) => lot.endsOn > endsOn);
  if (beyond) throw refuse("purchase-beyond-term", { license: license.name, endsOn: dayInWords(beyond.endsOn) });
  const currency = currencyOf(lots, license);
  if (asked.price && currency && asked.price.currency !== currency)
    throw refuseInput({ "price/currency": `is ${currency}, as the seats until now were bought in it` });
  const spans = spansOf(lots, effectiveOn, endsOn);
  const before = spans[0]?.seats ?? 0;
  const seats = asked.seats ?? before;
  if (seats === 0) throw refuseInput({ seats: "is needed: no purchase is in force on that day" });
  const price = asked.price ? BigInt(asked.price.amount) : null;
  const began = license.startsOn ?? lots[0]?.startsOn ?? null;
  const periodDays = daysOfPeriod({ ...running, startsOn: began }, length, effectiveOn);
  const prorated = prorateChange({ lots, effectiveOn, endsOn, seats, price, periodDays });
  requireKeepable(license, seats, prorated.charge);
  const after = (await capacityOfLicense(ctx, license.id, effectiveOn)) - before + seats;
  return {
    ...prorated,
    effectiveOn,
    endsOn,
    seats,
    currency: asked.price?.currency ?? currency,
    changes: price !== null || (asked.seats !== undefined && spans.some((span) => span.seats !== seats)),
    periodDays,
    kept: keptLength(running, length),
    drop: dropOf(license, { before, after, held: await unitsHeld(ctx, license) }),
  };
}
