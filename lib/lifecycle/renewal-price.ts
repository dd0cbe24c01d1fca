import type { TermLength } from "@/lib/licenses/term-dates";
import { prorate } from "./proration";
import { daysBetween, measuredLength, type NextTerm } from "./renewal-term";
import type { TermLot } from "./term-lots";

/** Units to renew together: those of one currency, or of no known price. `total` is for the new term, in minor units. */
export type RenewalLot = { seats: number; total: bigint | null; currency: string | null };

/**
 * What the lots of a term cost for the next one, by currency: each at its own price, for as long as it is renewed. A lot that
 * was bought for a part of a term (a change of plan) is reckoned up to the whole of it: by the month where both are whole
 * months, else by the day. Rounded half up, a lot at a time.
 */
export function renewalLots(lots: readonly TermLot[], term: NextTerm, oldAnchor: Date | null): RenewalLot[] {
  const currencies = [...new Set(lots.map(({ currency }) => currency))].sort((one, other) =>
    (one ?? "").localeCompare(other ?? ""),
  );
  return currencies.map((currency) => {
    const own = lots.filter((lot) => lot.currency === currency);
    const total = own.reduce((sum, lot) => sum + priceFor(lot, term, oldAnchor), 0n);
    return { seats: own.reduce((sum, lot) => sum + lot.seats, 0), total: currency === null ? null : total, currency };
  });
}

function priceFor(lot: TermLot, term: NextTerm, oldAnchor: Date | null): bigint {
  const anchors = [term.anchorOn, oldAnchor];
  const [old, next] = [
    measuredLength(lot.startsOn, lot.endsOn, anchors),
    measuredLength(term.startsOn, term.endsOn, anchors),
  ];
  const [part, whole] = bothMonths(next, old) ?? [
    daysBetween(term.startsOn, term.endsOn),
    daysBetween(lot.startsOn, lot.endsOn),
  ];
  return prorate(lot.total ?? 0n, part, whole);
}

function bothMonths(next: TermLength | null, old: TermLength | null): [number, number] | null {
  return next && old && "months" in next && "months" in old ? [next.months, old.months] : null;
}
