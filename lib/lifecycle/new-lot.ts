import { refuse, refuseInput } from "@/lib/kernel/refusal";
import type { Price } from "@/lib/licenses/purchase-price";
import { moneyLine } from "./money-lines";

/** What a purchase can hold: as its input says. */
const mostSeats = 1_000_000;
const mostAmount = 100_000_000_000_000n;

/** Refuses what no purchase can hold: sums of several lots, and prices reckoned up, may be larger than each was. */
export function requireKeepable(license: { name: string }, seats: number, amount: bigint | null): void {
  if (seats > mostSeats || (amount ?? 0n) > mostAmount) throw refuse("too-large-to-keep", { license: license.name });
}

/** Days after this are taken for mistakes. */
const lastYear = 2999;

/** Refuses a last day so far away that it must be a mistake, beside the field that it comes from. */
export function requireNear(day: Date, field: string): void {
  if (day.getUTCFullYear() > lastYear) throw refuseInput({ [field]: `ends before the year ${lastYear + 1}` });
}

type Order = Partial<Record<"orderNumber" | "purchaseOrder" | "supplier" | "note", string | null>>;

/** A lot as it is written, where the caller has reckoned out seats, days and price. */
export function newLot(lot: {
  seats: number;
  startsOn: Date;
  endsOn: Date;
  total?: bigint | null;
  currency?: string | null;
  order?: Order;
}) {
  const { seats, startsOn, endsOn, total = null, currency = null, order = {} } = lot;
  const price: Price | null = moneyLine(total, currency);
  const { orderNumber = null, purchaseOrder = null, supplier = null, note = null } = order;
  return {
    seats,
    startsOn,
    endsOn,
    purchasedOn: null,
    orderNumber,
    purchaseOrder,
    supplier,
    note,
    price,
    priceBasis: "TOTAL" as const,
  };
}
