import { Count } from "@/components/count";
import type { FeatureKind, MeterReset } from "@/lib/db/generated/enums";

export const kindWords: Record<FeatureKind, string> = { FLAG: "Flag", LIMIT: "Limit", METER: "Meter" };

export const kindDetails: Record<FeatureKind, string> = {
  FLAG: "On or off: a module, an export format.",
  LIMIT: "So many at the same time: render nodes, projects.",
  METER: "Used up and counted: calls, pages, hours.",
};

export const resetWords: Record<MeterReset, string> = {
  NEVER: "never",
  DAY: "each day",
  MONTH: "each month",
  YEAR: "each year",
};

type Valued = { kind: FeatureKind; value: number | true | null; unit: string | null };

/** What a feature gives: "on", "8 render nodes", "no limit". */
export function FeatureValue({ kind, value, unit }: Valued) {
  if (kind === "FLAG") return <>on</>;
  if (value === null || value === true) return <>no limit</>;
  return (
    <>
      <Count value={value} />
      {unit ? ` ${unit}` : ""}
    </>
  );
}
