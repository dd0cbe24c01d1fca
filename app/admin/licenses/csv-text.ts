import type { SeatCost } from "@/lib/licenses/seat-cost";

/** Money as spreadsheets read it: "540.00 EUR", in the decimals of its currency. */
export function moneyText({ amount, currency }: { amount: number; currency: string }): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
}

export const costText = (costs: readonly SeatCost[]) => costs.map(moneyText).join(" + ");
export const dayText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
