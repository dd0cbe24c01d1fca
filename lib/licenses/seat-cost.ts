import { addDays } from "@/lib/kernel/calendar";
import { capacityOn, type Lot } from "./capacity-steps";

export type PricedLot = Lot & { priceAmount: bigint | null; currency: string | null; priceBasis: "PER_SEAT" | "TOTAL" };

/** What a seat costs in one currency, in minor units: for the lots in force, and by the month where each says for how long. */
export type SeatCost = { currency: string; amount: number; monthly: number | null; seats: number };

/**
 * Cost of one seat on a day, by currency: the prices of the lots in force over their seats. Currencies are never added
 * up. Rounded once, at the end, half up to the minor unit.
 */
export function seatCosts(lots: readonly PricedLot[], day: Date): SeatCost[] {
  const priced = lots.filter(
    (lot) => lot.priceAmount !== null && lot.currency !== null && lot.seats > 0 && capacityOn([lot], day) > 0,
  );
  const currencies = [...new Set(priced.map((lot) => lot.currency ?? ""))].sort();
  return currencies.map((currency) => {
    const own = priced.filter((lot) => lot.currency === currency);
    const seats = own.reduce((sum, lot) => sum + lot.seats, 0);
    const total = own.reduce((sum, lot) => sum + totalOf(lot), 0n);
    const byMonth = own.map((lot) => ({ total: totalOf(lot), months: monthsOf(lot) }));
    const monthly = byMonth.every(({ months }) => months !== null)
      ? Math.round(byMonth.reduce((sum, lot) => sum + Number(lot.total) / (lot.months ?? 1), 0) / seats)
      : null;
    return { currency, amount: Number(divideHalfUp(total, BigInt(seats))), monthly, seats };
  });
}

/** Price of a whole lot in minor units. */
export function totalOf(lot: Pick<PricedLot, "priceAmount" | "priceBasis" | "seats">): bigint {
  const price = lot.priceAmount ?? 0n;
  return lot.priceBasis === "PER_SEAT" ? price * BigInt(lot.seats) : price;
}

export function divideHalfUp(amount: bigint, by: bigint): bigint {
  return (2n * amount + by) / (2n * by);
}

/** Months that a lot is in force: whole calendar months, and what is left over as a part of the month it falls in. */
export function monthsOf({ startsOn, endsOn }: Pick<Lot, "startsOn" | "endsOn">): number | null {
  if (!startsOn || !endsOn) return null;
  const end = addDays(endsOn, 1);
  let whole = (end.getUTCFullYear() - startsOn.getUTCFullYear()) * 12 + end.getUTCMonth() - startsOn.getUTCMonth();
  if (monthsAfter(startsOn, whole) > end) whole -= 1;
  const from = monthsAfter(startsOn, whole);
  const length = monthsAfter(startsOn, whole + 1).getTime() - from.getTime();
  return whole + (end.getTime() - from.getTime()) / length;
}

/** The same day some months later; the last of the month, where that month is shorter. */
function monthsAfter(day: Date, months: number): Date {
  const target = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day.getUTCDate(), last)));
}
