import type { FeatureKind } from "@/lib/db/generated/enums";
import { effectiveEntitlements, type ExplainedEntitlement, type FeatureFacts } from "./effective-entitlements";
import { onePerCode } from "./one-per-code";

/** A feature as client programs are told of it: `true` for a FLAG, null for a METER without a limit. */
export type ToldEntitlement = { code: string; kind: FeatureKind; value: number | true | null; until: Date | null };

export function tellEntitlements(entitlements: readonly ExplainedEntitlement[]): ToldEntitlement[] {
  return entitlements.map(({ code, kind, value, until }) => ({ code, kind, value, until }));
}

/** What a holder of a licence of a product is told at an instant. */
export function toldAt(features: readonly FeatureFacts[], productId: string, at: Date): ToldEntitlement[] {
  return tellEntitlements(onePerCode(effectiveEntitlements(features, at), [productId]));
}
