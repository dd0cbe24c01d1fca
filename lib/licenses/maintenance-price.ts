import type { Price } from "./purchase-price";

/** The price of maintenance as columns: both or neither, and untouched where it is not said. */
export function maintenancePriceColumns(price: Price | null | undefined) {
  if (price === undefined) return {};
  return {
    maintenancePriceAmount: price ? BigInt(price.amount) : null,
    maintenanceCurrency: price?.currency ?? null,
  };
}
