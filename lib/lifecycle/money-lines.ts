/** Money as people and the API are told it: minor units with their currency, null where no price is known. */
export function moneyLine(amount: bigint | null, currency: string | null): { amount: number; currency: string } | null {
  return amount === null || currency === null ? null : { amount: Number(amount), currency };
}

export type ChargeLine = {
  price: ReturnType<typeof moneyLine>;
  fromCredit: ReturnType<typeof moneyLine>;
  due: ReturnType<typeof moneyLine>;
};

/** A charge, what of it the credit pays, and what is due. */
export function chargeLine(
  price: bigint | null,
  { used, due }: { used: bigint; due: bigint },
  currency: string | null,
): ChargeLine {
  const known = price === null ? null : currency;
  return { price: moneyLine(price, known), fromCredit: moneyLine(used, known), due: moneyLine(due, known) };
}
