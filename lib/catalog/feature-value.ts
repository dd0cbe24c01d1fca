import type { FeatureKind } from "@/lib/db/generated/enums";

/**
 * What is wrong with a value for a feature of some kind, if anything. A FLAG has none; a LIMIT needs one; a METER without
 * one has no limit, which must be said (null), not forgotten (undefined).
 */
export function valueProblem(kind: FeatureKind, value: number | null | undefined): string | null {
  if (kind === "FLAG") return value === null || value === undefined ? null : "is empty for a FLAG, which is on or off";
  if (value === undefined) return kind === "METER" ? "is needed for a METER: a number, or null for no limit" : needed;
  return kind === "LIMIT" && value === null ? needed : null;
}

const needed = "is needed for a LIMIT";
