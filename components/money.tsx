"use client";

import { formatMoney } from "./format";
import { useReader } from "./reader";

/** Money in minor units, in the reader's way of writing it. `per` adds "a seat", "a month". */
export function Money({
  amount,
  currency,
  round,
  per,
}: {
  amount: number;
  currency: string;
  round?: boolean;
  per?: string;
}) {
  const { locale } = useReader();
  return (
    <>
      <span className="whitespace-nowrap" suppressHydrationWarning>
        {formatMoney(amount, currency, locale, { round })}
      </span>
      {per ? ` ${per}` : null}
    </>
  );
}
