import { isoDay, startOfDay } from "@/lib/kernel/calendar";
import { dayOrNull } from "@/lib/licenses/days";
import { ensurePurchase } from "@/lib/licenses/ensure-purchase";
import { reportOn, type Applying } from "./applying";
import type { LicenseRecord } from "./records";

export async function applyPurchase(
  applying: Applying,
  record: LicenseRecord,
  licenseId: string,
  key: string,
): Promise<void> {
  if (record.seats === 0)
    return reportOn(applying, "seats", "The licence has no seats; it is listed without a purchase.", "warning");
  const { cost, orderNumber, purchaseOrder, supplier } = record;
  const purchasedOn = dayOrNull(record.purchasedOn);
  const seats = record.seats ?? (await seatsOfLot(applying, { licenseId, orderNumber, purchaseOrder, purchasedOn }));
  const { startsOn, endsOn } = lotPeriod(record);
  const purchase = await ensurePurchase(applying.ctx, {
    licenseId,
    seats,
    startsOn: dayOrNull(startsOn),
    endsOn: dayOrNull(endsOn),
    purchasedOn,
    orderNumber,
    purchaseOrder,
    supplier,
    price: cost && { amount: cost.amount, currency: cost.currency },
    priceBasis: cost?.basis ?? "TOTAL",
  });
  applying.touches.push({
    type: "purchase",
    id: purchase.id,
    did: purchase.outcome,
    label: record.name,
    keys: [`purchase/${key}`],
    seats,
    grows: record.seats === null,
  });
}

/** Where the row gives no number: what the lot has already, or the one seat that its holder needs. */
async function seatsOfLot(
  applying: Applying,
  lot: { licenseId: string; orderNumber: string | null; purchaseOrder: string | null; purchasedOn: Date | null },
): Promise<number> {
  const known = await applying.ctx.tx.purchase.findFirst({
    where: { ...lot, archivedAt: null },
    orderBy: { id: "asc" },
    select: { seats: true },
  });
  return known?.seats ?? 1;
}

/** The lot is in force from the start, or from the purchase where that is all that is known, until the licence ends. */
function lotPeriod({ startsOn, purchasedOn, endsOn, term }: LicenseRecord): {
  startsOn: string | null;
  endsOn: string | null;
} {
  const end = term === "PERPETUAL" ? null : endsOn;
  const start = startsOn ?? purchasedOn;
  return { startsOn: start !== null && end !== null && start > end ? null : start, endsOn: end };
}

/** Since when the person holds the seat: the file does not say, so since the lot is in force. */
export function heldBy(
  applying: Applying,
  record: LicenseRecord,
): { heldFrom: Date | null; lastDay: string | null; expired: boolean } {
  const { startsOn, endsOn } = lotPeriod(record);
  const expired = endsOn !== null && endsOn < isoDay(applying.today);
  const from = dayOrNull(startsOn ?? (expired ? endsOn : null));
  return {
    heldFrom: from && startOfDay(applying.timeZone, from),
    lastDay: expired && applying.rules.options.expiredSeats === "end" ? endsOn : null,
    expired,
  };
}
