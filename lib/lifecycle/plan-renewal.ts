import type { z } from "zod";
import { addDays, dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { capacityOfLicense } from "@/lib/licenses/capacity.sql";
import { requireTerm, type ChangeableLicense } from "./changeable-license";
import { dropOf, unitsHeld, type Drop } from "./held-units";
import { requireKeepable, requireNear } from "./new-lot";
import { prorate } from "./proration";
import { renewalLots, type RenewalLot } from "./renewal-price";
import { nextTerm, type NextTerm } from "./renewal-term";
import type { renewInput } from "./schema";
import { currencyOf, lotsOn, type TermLot } from "./term-lots";
import { endingLots, periodLength } from "./usual-renewal";

type Asked = Pick<z.output<typeof renewInput>, "periods" | "from" | "endsOn" | "seats" | "price">;

export type RenewalPlan = {
  oldEnd: Date;
  term: NextTerm;
  /** From when the new lots count: never beside those that they follow. */
  lotsFrom: Date;
  ending: TermLot[];
  lots: RenewalLot[];
  drop: Drop;
};

/** What a renewal does: the new term, the lots that it adds, and whether they cover what is held. */
export async function planRenewal(
  ctx: Context,
  { license, today }: ChangeableLicense,
  asked: Asked,
): Promise<RenewalPlan> {
  requireTerm(license, "SUBSCRIPTION", {
    PERPETUAL: "It never lapses; add maintenance to it instead.",
    TRIAL: "Extend it, or convert it into what was bought.",
  });
  const { endsOn: oldEnd } = license;
  if (!oldEnd) throw refuse("term-without-end", { license: license.name });
  const running: Running = { ...license, endsOn: oldEnd };
  const lots = await lotsOn(ctx, running, oldEnd);
  const ending = endingLots(lots, oldEnd);
  const term = termOf(running, ending, asked, today);
  const lotsFrom = term.startsOn > oldEnd ? term.startsOn : addDays(oldEnd, 1);
  const later = await lotsOn(ctx, running, lotsFrom);
  const bought = later.some(({ row }) => row.startsOn !== null && row.startsOn > oldEnd);
  // What was entered by hand for the next term is its renewal already: it is not bought a second time.
  const added = bought && asked.seats === undefined && !asked.price ? [] : addedLots(running, ending, term, asked);
  for (const { seats, total } of added) requireKeepable(license, seats, total);
  const going = later.filter((lot) => !ending.some(({ id }) => id === lot.id)).reduce((sum, lot) => sum + lot.seats, 0);
  const after = going + added.reduce((sum, lot) => sum + lot.seats, 0);
  const before = await capacityOfLicense(ctx, license.id, oldEnd);
  return {
    oldEnd,
    term,
    lotsFrom,
    ending,
    lots: added,
    drop: dropOf(license, { before, after, held: await unitsHeld(ctx, license) }),
  };
}

type Running = Omit<ChangeableLicense["license"], "endsOn"> & { endsOn: Date };

function termOf(license: Running, ending: readonly TermLot[], asked: Asked, today: Date): NextTerm {
  const base = asked.from ?? license.renewalBase;
  const length = periodLength(license, ending);
  if (!length && !asked.endsOn) throw refuse("term-length-unknown", { license: license.name });
  const next = nextTerm(license, { length: length ?? { days: 1 }, base, periods: asked.periods, today });
  const term = asked.endsOn ? { ...next, endsOn: asked.endsOn } : next;
  requireNear(term.endsOn, asked.endsOn ? "endsOn" : "periods");
  if (term.endsOn < term.startsOn) throw refuseInput({ endsOn: `is on or after ${dayInWords(term.startsOn)}` });
  if (term.endsOn <= license.endsOn) {
    const field = asked.endsOn ? "endsOn" : "from";
    throw refuseInput({
      [field]: `ends the term on ${dayInWords(term.endsOn)}, and it runs until ${dayInWords(license.endsOn)}`,
    });
  }
  return term;
}

function addedLots(
  license: Running,
  ending: readonly TermLot[],
  term: NextTerm,
  { seats, price }: Asked,
): RenewalLot[] {
  const usual = renewalLots(ending, {
    term,
    oldAnchor: license.anchorOn ?? license.startsOn,
    period: periodLength(license, ending),
  });
  if (seats === undefined && price === undefined) return usual;
  const wanted = seats ?? usual.reduce((sum, lot) => sum + lot.seats, 0);
  if (wanted === 0) throw refuseInput({ seats: "is needed: no purchase ends with this term" });
  const currency = currencyOf(ending, license);
  if (price) {
    if (currency && price.currency !== currency)
      throw refuseInput({ "price/currency": `is ${currency}, as the seats that are renewed were bought in it` });
    return [{ seats: wanted, total: BigInt(price.amount), currency: price.currency }];
  }
  const before = usual.reduce((sum, lot) => sum + lot.seats, 0);
  const total = usual.reduce((sum, lot) => sum + (lot.total ?? 0n), 0n);
  return [{ seats: wanted, total: currency && before > 0 ? prorate(total, wanted, before) : null, currency }];
}
