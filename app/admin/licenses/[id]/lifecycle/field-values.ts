/** An optional field that is left empty is not sent. */
export const textOrNothing = (text: string): string | undefined => (text === "" ? undefined : text);

export function numberOrNothing(text: unknown): number | undefined {
  return text === "" || text === undefined || text === null ? undefined : Number(text);
}

/** A price as it is sent: whole, or not at all. */
export function wholePrice(price: { amount?: number; currency?: string } | null | undefined) {
  const { amount, currency } = price ?? {};
  return currency && amount !== undefined ? { amount, currency } : undefined;
}
