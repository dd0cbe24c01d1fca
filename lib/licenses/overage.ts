import type { OverageRule } from "@/lib/db/generated/enums";

export type OverageOf = { overage: OverageRule; overagePercent: number | null };

/** How many units may be held of so many that are bought; null where there is no end to it. As `license_allowance` in SQL. */
export function allowanceOf({ overage, overagePercent }: OverageOf, capacity: number): number | null {
  if (overage === "ALWAYS") return null;
  return overage === "PERCENT" ? Math.floor((capacity * (100 + (overagePercent ?? 0))) / 100) : capacity;
}
