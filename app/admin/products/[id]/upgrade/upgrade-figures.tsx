import { KeyFigures } from "@/components/key-figures";
import { Money } from "@/components/money";
import type { UpgradeTotals } from "@/lib/reports/upgrade-totals";
import { counted } from "../../../licenses/license-words";

/** The estate in all; each figure leads to its licences. */
export function UpgradeFigures({ totals, path }: { totals: UpgradeTotals; path: string }) {
  const { shares, costs, withoutPrice, target } = totals;
  const to = (need: string) => `${path}?version=${target.version}&need=${need}`;
  const figure = (label: string, need: keyof typeof shares) => ({
    label,
    value: shares[need].licenses,
    detail: counted(shares[need].units, "unit"),
    href: shares[need].licenses > 0 ? to(need) : undefined,
  });
  return (
    <KeyFigures
      figures={[
        figure("May move now", "NOTHING"),
        figure("Need maintenance", "MAINTENANCE"),
        figure("Need a renewal", "RENEWAL"),
        figure("Need another licence", "NEW_LICENSE"),
        {
          label: "Maintenance costs",
          value:
            costs.length > 0 ? (
              <span className="grid">
                {costs.map(({ amount, currency }) => (
                  <Money key={currency} amount={Number(amount)} currency={currency} round />
                ))}
              </span>
            ) : shares.MAINTENANCE.licenses > 0 ? (
              "Unknown"
            ) : (
              "Nothing"
            ),
          detail: withoutPrice > 0 ? `${counted(withoutPrice, "licence")} without a price` : undefined,
        },
      ]}
    />
  );
}
