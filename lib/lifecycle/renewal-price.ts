import type { TermLength } from "@/lib/licenses/term-dates";
import { prorate } from "./proration";
import { daysBetween, measuredLength, type NextTerm } from "./renewal-term";
import type { TermLot } from "./term-lots";

/** Units to renew together: those of one currency, or of no known price. `total` is for the new term, in minor units. */
export type RenewalLot = { seats: number; total: bigint | null; currency: string | null };

type Reckoning = { term: NextTerm; oldAnchor: Date | null; period: TermLength | null };

/**
 * What the lots of a term cost for the next one, by currency: each at its own price, for as long as it is renewed. Whole
 * periods are reckoned by the month; a lot that was bought for a part of a period (a change of plan) is reckoned up to the
 * whole of it by the day, as it was charged. Rounded half up, a lot at a time.
 */
export function renewalLots(lots: readonly TermLot[], reckoning: Reckoning): RenewalLot[] {
  const currencies = [...new Set(lots.map(({ currency }) => currency))].sort((one, other) =>
    (one ?? "").localeCompare(other ?? ""),
  );
  return currencies.map((currency) => {
    const own = lots.filter((lot) => lot.currency === currency);
    const total = own.reduce((sum, lot) => sum + priceFor(lot, reckoning), 0n);
    return { seats: own.reduce((sum, lot) => sum + lot.seats, 0), total: currency === null ? null : total, currency };
  });
}

function priceFor(lot: TermLot, { term, oldAnchor, period }: Reckoning): bigint {
  const anchors = [term.anchorOn, oldAnchor];
  const old = measuredLength(lot.startsOn, lot.endsOn, anchors);
  const next = measuredLength(term.startsOn, term.endsOn, anchors);
  const [part, whole] = monthsOf(next, old, period) ?? [
    daysBetween(term.startsOn, term.endsOn),
    daysBetween(lot.startsOn, lot.endsOn),
  ];
  return prorate(lot.total ?? 0n, part, whole);
}

function monthsOf(next: TermLength | null, old: TermLength | null, period: TermLength | null): [number, number] | null {
  if (!next || !old || !("months" in next) || !("months" in old)) return null;
  const isWhole = period !== null && "months" in period && old.months % period.months === 0;
  return isWhole || next.months === old.months ? [next.months, old.months] : null;
}
