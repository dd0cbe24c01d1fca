"use client";

import { formatNumber } from "./format";
import { useReader } from "./reader";

/** A number with the reader's thousands separators. */
export function Count({ value }: { value: number }) {
  return <span suppressHydrationWarning>{formatNumber(value, useReader().locale)}</span>;
}
