import type { PriceBasis } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { insertPurchase } from "./insert-purchase";
import { lockLicense } from "./lock-license";
import { priceColumns, type Price } from "./purchase-price";

type Wanted = {
  licenseId: string;
  seats: number;
  startsOn?: Date | null;
  endsOn?: Date | null;
  purchasedOn?: Date | null;
  orderNumber?: string | null;
  purchaseOrder?: string | null;
  supplier?: string | null;
  price?: Price | null;
  priceBasis?: PriceBasis;
  note?: string | null;
};

/**
 * The lot of a licence that a source describes: known by its order, purchase order and day of purchase, since a licence
 * has one lot for each. Made if there is none, brought in line if it is another.
 */
export async function ensurePurchase(
  ctx: Context,
  wanted: Wanted,
): Promise<{ id: string; outcome: "created" | "changed" | "unchanged" }> {
  await lockLicense(ctx, wanted.licenseId);
  const { licenseId, price = null, ...given } = wanted;
  const fields = {
    startsOn: null,
    endsOn: null,
    purchasedOn: null,
    orderNumber: null,
    purchaseOrder: null,
    supplier: null,
    note: null,
    priceBasis: "TOTAL" as const,
    ...given,
  };
  const { orderNumber, purchaseOrder, purchasedOn } = fields;
  const before = await ctx.tx.purchase.findFirst({
    where: { licenseId, orderNumber, purchaseOrder, purchasedOn, archivedAt: null },
    orderBy: { id: "asc" },
  });
  if (!before) {
    const made = await insertPurchase(ctx, licenseId, { ...fields, price });
    return { id: made.id, outcome: "created" };
  }
  const wantedRow = { ...fields, ...priceColumns(price) };
  const changed = Object.entries(wantedRow).filter(
    ([field, value]) => !same(value, Object.entries(before).find(([name]) => name === field)?.[1]),
  );
  if (changed.length === 0) return { id: before.id, outcome: "unchanged" };
  const after = await ctx.tx.purchase.update({
    where: { id: before.id },
    data: { ...wantedRow, version: { increment: 1 } },
  });
  ctx.record("purchase.changed", { kind: "purchase", id: before.id }, { before, after, related: [licenseId] });
  if (after.seats > before.seats) ctx.emit("seat/freed", { licenseId });
  return { id: before.id, outcome: "changed" };
}

const text = (value: unknown) =>
  JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner));
const same = (a: unknown, b: unknown) => text(a) === text(b);
