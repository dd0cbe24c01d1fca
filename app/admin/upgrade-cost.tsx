import { Money } from "@/components/money";
import type { UpgradeNeed } from "@/lib/licenses/upgrade-need";

/** What it costs to be allowed: null where nothing is to be bought, said as unknown where nobody entered a price. */
export function upgradeCost(need: UpgradeNeed) {
  if (need.kind !== "MAINTENANCE") return null;
  if (need.cost === null) return <span className="text-muted">unknown</span>;
  return <Money amount={Number(need.cost.amount)} currency={need.cost.currency} />;
}
