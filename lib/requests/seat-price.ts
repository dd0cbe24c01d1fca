import type { Purchase } from "@/lib/db/generated/client";

/** What one seat costs for the term of its lot, in minor units. */
export type SeatPrice = { amount: number; currency: string };

/** The price of one seat of the newest lot in force that has a price; a total is shared out and rounded half up. */
export function seatPrice(lots: readonly Purchase[], today: Date): SeatPrice | null {
  const [lot] = lots
    .filter((purchase) => (purchase.startsOn === null || purchase.startsOn <= today) && (purchase.endsOn === null || purchase.endsOn >= today))
    .filter((purchase) => purchase.priceAmount !== null && purchase.currency !== null && purchase.seats > 0)
    .sort((a, b) => (b.startsOn?.getTime() ?? 0) - (a.startsOn?.getTime() ?? 0));
  if (!lot || lot.priceAmount === null || lot.currency === null) return null;
  const seats = BigInt(lot.seats);
  const amount = lot.priceBasis === "PER_SEAT" ? lot.priceAmount : (2n * lot.priceAmount + seats) / (2n * seats);
  return { amount: Number(amount), currency: lot.currency };
}
