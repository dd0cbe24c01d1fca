import type { FeatureKind } from "@/lib/db/generated/enums";
import type { ExplainedEntitlement } from "./effective-entitlements";

type Line = Pick<ExplainedEntitlement, "code" | "kind" | "value" | "productId">;

/** Of two kinds, the one that says more. */
const says: Record<FeatureKind, number> = { LIMIT: 2, METER: 1, FLAG: 0 };
const size = ({ kind, value }: Line) => (kind === "FLAG" ? 1 : value === null ? Infinity : Number(value));

/**
 * Programs know a feature by its code, and products of a suite may have features of one code. One line is told of them: that
 * of the first product in `products` that has one (the product that was asked for, then the licence's own), else the most
 * generous. Letters count in no case.
 */
export function onePerCode<Entitlement extends Line>(
  entitlements: readonly Entitlement[],
  products: readonly (string | undefined)[],
): Entitlement[] {
  const place = ({ productId }: Line) => {
    const at = products.indexOf(productId);
    return at === -1 ? products.length : at;
  };
  const best = new Map<string, Entitlement>();
  for (const line of entitlements) {
    const code = line.code.toLowerCase();
    const other = best.get(code);
    const order = other
      ? place(line) - place(other) || says[other.kind] - says[line.kind] || size(other) - size(line)
      : -1;
    if (order < 0) best.set(code, line);
  }
  return [...best.values()];
}
