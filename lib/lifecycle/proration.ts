import { addDays } from "@/lib/kernel/calendar";
import { daysBetween } from "./renewal-term";

/**
 * Proration by the day, in minor units. Each line is rounded once, half up to the minor unit; the rest of a price that is
 * split is what remains of it, so that the parts of a price are the price.
 */
export function prorate(amount: bigint, part: number, whole: number): bigint {
  if (whole <= 0) return 0n;
  return (2n * amount * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
}

/** A lot of seats with its price as a whole, and the days that the price pays for (both count). */
export type PaidLot = { id: string; seats: number; startsOn: Date; endsOn: Date; total: bigint | null };

/** What a day cuts off a lot: its unused days and what was paid for them; `used` is what the days before cost. */
export type CutLot = { lot: PaidLot; unusedDays: number; days: number; used: bigint; unused: bigint };

/** Cuts a lot so that `from` is the first day that it no longer covers. */
export function cutLot(lot: PaidLot, from: Date): CutLot {
  const days = daysBetween(lot.startsOn, lot.endsOn);
  const firstUnused = from > lot.startsOn ? from : lot.startsOn;
  const unusedDays = Math.max(0, daysBetween(firstUnused, lot.endsOn));
  const unused = prorate(lot.total ?? 0n, unusedDays, days);
  return { lot, unusedDays, days, used: (lot.total ?? 0n) - unused, unused };
}

export type PlanChange = {
  /** All that are in force from that day on, also those that begin later in the term. */
  lots: readonly PaidLot[];
  effectiveOn: Date;
  /** The last day of the term. */
  endsOn: Date;
  seats: number;
  /** For all seats and a whole period; without one the seats cost what they cost until now. */
  price: bigint | null;
  periodDays: number;
};

export type ProratedChange = { credits: CutLot[]; credit: bigint; charge: bigint; chargedDays: number; net: bigint };

/** What a change of seats or price costs from a day until the end of the term, and what the old lots give back for it. */
export function prorateChange({ lots, effectiveOn, endsOn, seats, price, periodDays }: PlanChange): ProratedChange {
  const credits = lots.map((lot) => cutLot(lot, effectiveOn));
  const credit = credits.reduce((sum, line) => sum + line.unused, 0n);
  const chargedDays = Math.max(0, daysBetween(effectiveOn, endsOn));
  const spans = spansOf(lots, effectiveOn, endsOn);
  const asBefore = spans.reduce((sum, span) => sum + prorate(span.cost, seats, span.seats), 0n);
  const charge = price === null ? asBefore : prorate(price, chargedDays, periodDays);
  return { credits, credit, charge, chargedDays, net: charge - credit };
}

export type Span = { from: Date; seats: number; cost: bigint };

/**
 * The days from one to another in spans in which the same lots are in force, with their seats and what they cost in them.
 * The costs of all spans are what the lots give back from the first day on.
 */
export function spansOf(lots: readonly PaidLot[], from: Date, endsOn: Date): Span[] {
  const changes = lots.flatMap((lot) => [lot.startsOn, addDays(lot.endsOn, 1)]).map((day) => day.getTime());
  const inside = changes.filter((time) => time > from.getTime() && time <= endsOn.getTime());
  const starts = [...new Set([from.getTime(), ...inside])].sort((one, other) => one - other);
  return starts.map((time, at) => {
    const [start, next] = [new Date(time), new Date(starts[at + 1] ?? addDays(endsOn, 1).getTime())];
    const own = lots.filter((lot) => lot.startsOn <= start && lot.endsOn >= start);
    const cost = own.reduce((sum, lot) => sum + cutLot(lot, start).unused - cutLot(lot, next).unused, 0n);
    return { from: start, seats: own.reduce((sum, lot) => sum + lot.seats, 0), cost };
  });
}

export type MovedEnd = { credits: CutLot[]; charges: { lot: PaidLot; days: number; amount: bigint }[]; net: bigint };

/** What moving the last day of lots costs, or gives back: each at the price of its own days. */
export function prorateMove(lots: readonly PaidLot[], endsOn: Date): MovedEnd {
  const shorter = lots.filter((lot) => lot.endsOn > endsOn).map((lot) => cutLot(lot, addDays(endsOn, 1)));
  const longer = lots
    .filter((lot) => lot.endsOn < endsOn)
    .map((lot) => {
      const days = daysBetween(addDays(lot.endsOn, 1), endsOn);
      return { lot, days, amount: prorate(lot.total ?? 0n, days, daysBetween(lot.startsOn, lot.endsOn)) };
    });
  const credit = shorter.reduce((sum, line) => sum + line.unused, 0n);
  return { credits: shorter, charges: longer, net: longer.reduce((sum, line) => sum + line.amount, 0n) - credit };
}

/** How a charge is paid: first from the credit there is, then the rest is due. */
export function payFrom(balance: bigint, charge: bigint): { used: bigint; due: bigint; left: bigint } {
  const available = balance > 0n ? balance : 0n;
  const used = charge < available ? charge : available;
  return { used, due: charge - used, left: balance - used };
}
