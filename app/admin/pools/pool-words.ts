import type { HolderRule } from "@/lib/db/generated/enums";
import type { PoolFacts } from "@/lib/floating/pool-facts";

/** Who counts as one holder and shares one lease. */
export const holderRuleWords: Record<HolderRule, string> = {
  USER: "one user, on any host",
  USER_HOST: "one user on one host",
  PROCESS: "one process",
};

/** What a pool is called where its licence does not stand beside it. */
export const poolTitle = ({ license, featureName }: Pick<PoolFacts, "license" | "featureName">) =>
  featureName ? `${license}: ${featureName}` : license;

/** "15 minutes", "1 hour 30 minutes": the largest units that say it exactly. */
export function span(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor((seconds % 86_400) / 3_600), "hour"],
    [Math.floor((seconds % 3_600) / 60), "minute"],
    [seconds % 60, "second"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" ");
}

/** "25 minutes", "2 hours": in the unit in which people think of it. */
export function roughly(seconds: number): string {
  if (seconds < 90) return span(Math.max(10, Math.ceil(seconds / 10) * 10));
  if (seconds < 90 * 60) return span(Math.round(seconds / 60) * 60);
  return span(Math.round(seconds / 3_600) * 3_600);
}
