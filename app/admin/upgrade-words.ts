import { dayInWords } from "@/lib/kernel/calendar";
import type { UpgradeNeed } from "@/lib/licenses/upgrade-need";
import type { VersionVerdict } from "@/lib/licenses/version-right";
import { counted } from "./licenses/license-words";

export const needWords: Record<UpgradeNeed["kind"], string> = {
  NOTHING: "May move now",
  MAINTENANCE: "Needs maintenance",
  RENEWAL: "Needs a renewal",
  NEW_LICENSE: "Needs another licence",
};

export const needTones: Record<UpgradeNeed["kind"], "ok" | "warn" | "bad"> = {
  NOTHING: "ok",
  MAINTENANCE: "warn",
  RENEWAL: "warn",
  NEW_LICENSE: "bad",
};

/** What is needed, as a sentence's end: "maintenance from 1 Jul 2025 to 30 Jun 2027: 2 periods for 25 units". */
export function needInWords(need: UpgradeNeed, units: number): string | null {
  switch (need.kind) {
    case "NOTHING":
      return null;
    case "MAINTENANCE":
      return need.endsOn && need.periods !== null
        ? `Maintenance from ${dayInWords(need.startsOn)} to ${dayInWords(need.endsOn)}: ${counted(need.periods, "period")} for ${counted(units, "unit")}`
        : `Maintenance from ${dayInWords(need.startsOn)} for ${counted(units, "unit")}: how long a period is has not been entered`;
    case "RENEWAL":
      return `Its term ended on ${dayInWords(need.endedOn)}`;
    case "NEW_LICENSE":
      return need.because === "CHANNEL"
        ? "Its channels do not include this one"
        : "Its version range does not reach this far";
  }
}

/** Why a version may not run. */
export function verdictInWords(verdict: VersionVerdict): string {
  if (verdict.allowed) return "May run";
  return verdict.code === "MAINTENANCE_LAPSED" ? "Maintenance had lapsed" : "Not in its range or channels";
}
