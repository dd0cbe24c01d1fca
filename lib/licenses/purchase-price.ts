export type Price = { amount: number; currency: string };

/** Minor units are kept as a 64-bit integer with their currency: both or neither. */
export function priceColumns(price: Price | null): { priceAmount: bigint | null; currency: string | null } {
  return price
    ? { priceAmount: BigInt(price.amount), currency: price.currency }
    : { priceAmount: null, currency: null };
}

export function priceOf(row: { priceAmount: bigint | null; currency: string | null }): Price | null {
  return row.priceAmount === null || row.currency === null
    ? null
    : { amount: Number(row.priceAmount), currency: row.currency };
}
