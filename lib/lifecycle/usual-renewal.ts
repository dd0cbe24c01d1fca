import type { Purchase } from "@/lib/db/generated/client";
import type { RenewalBase } from "@/lib/db/generated/enums";
import { Refusal } from "@/lib/kernel/refusal";
import { lengthOf, type TermLength } from "@/lib/licenses/term-dates";
import { renewalLots, type RenewalLot } from "./renewal-price";
import { measuredLength, nextTerm, type NextTerm } from "./renewal-term";
import { termLot, type TermLot } from "./term-lots";

export type Renewing = {
  name: string;
  startsOn: Date | null;
  endsOn: Date;
  anchorOn: Date | null;
  durationMonths: number | null;
  durationDays: number | null;
  renewalBase: RenewalBase;
};

/** The lots that end with a term: those in force on its last day and not beyond. */
export function endingLots(lots: readonly TermLot[], endsOn: Date): TermLot[] {
  return lots.filter(({ row }) => !row.endsOn || row.endsOn <= endsOn);
}

/**
 * How long a period of a licence is: as it says, else as long as the term that ends with these lots. What was added in the
 * middle of it began later.
 */
export function periodLength(license: Renewing, ending: readonly TermLot[]): TermLength | null {
  const starts = ending.flatMap(({ row }) => (row.startsOn && row.endsOn ? [row.startsOn.getTime()] : []));
  const began = starts.length > 0 ? new Date(Math.min(...starts)) : license.startsOn;
  return lengthOf(license) ?? measuredLength(began, license.endsOn, [license.anchorOn, license.startsOn]);
}

/**
 * The columns that keep a measured length where a licence does not say its own: the lots that it was measured by are about
 * to change.
 */
export function keptLength(license: Renewing, length: TermLength | null) {
  if (lengthOf(license) || !length) return {};
  return "months" in length ? { durationMonths: length.months } : { durationDays: length.days };
}

export type UsualRenewal = { term: NextTerm; lots: RenewalLot[] };

/** What renewing a licence as it stands would bring and cost; null where that cannot be told without somebody's word. */
export function usualRenewal(license: Renewing, purchases: readonly Purchase[], today: Date): UsualRenewal | null {
  const { endsOn } = license;
  const onLastDay = purchases.filter(
    (row) => (!row.startsOn || row.startsOn <= endsOn) && (!row.endsOn || row.endsOn >= endsOn),
  );
  try {
    const ending = endingLots(
      onLastDay.map((row) => termLot(row, license, endsOn)),
      endsOn,
    );
    const length = periodLength(license, ending);
    if (!length) return null;
    const term = nextTerm(license, { length, base: license.renewalBase, periods: 1, today });
    return {
      term,
      lots: renewalLots(ending, { term, oldAnchor: license.anchorOn ?? license.startsOn, period: length }),
    };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
