import { within } from "@/lib/kernel/operation";
import { changePurchase } from "@/lib/licenses/change-purchase";
import type { Applying } from "./applying";

/**
 * Rows that list holders and no number of seats: the licence has as many seats as it names people, so that its last lot
 * grows with them. Imported again, every seat is held already and nothing grows.
 */
export async function coverHolders(
  applying: Applying,
  { licenseId, personId, heldFrom }: { licenseId: string; personId: string; heldFrom: Date | null },
): Promise<void> {
  const { ctx, touches } = applying;
  const since = heldFrom ?? ctx.now;
  const held = await ctx.tx.seat.findMany({
    where: { licenseId, OR: [{ heldUntil: null }, { heldUntil: { gt: since } }] },
    select: { personId: true },
  });
  if (held.some((seat) => seat.personId === personId)) return;
  const lots = await ctx.tx.purchase.findMany({ where: { licenseId, archivedAt: null }, orderBy: { id: "asc" } });
  const lot = lots.at(-1);
  const bought = lots.reduce((sum, { seats }) => sum + seats, 0);
  if (!lot || bought > held.length) return;
  const added = held.length + 1 - bought;
  const change = {
    purchaseId: lot.id,
    version: lot.version,
    seats: lot.seats + added,
    allowOversubscription: true,
    reason: "The imported file names one more holder.",
  };
  await within(ctx, changePurchase, change);
  touches.push({
    type: "purchase",
    id: lot.id,
    did: "changed",
    label: "",
    keys: [`purchase/${licenseId}`],
    seats: added,
  });
}
