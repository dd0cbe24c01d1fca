import { z } from "zod";
import { semanticVersion } from "@/lib/catalog/release-schema";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { upgradeNeed, type UpgradeNeed } from "@/lib/licenses/upgrade-need";
import { eachUpgradeLicense, upgradeEstate } from "./upgrade-estate";
import { upgradeTarget } from "./upgrade-target";

type Share = { licenses: number; units: number };

const upgradeTotalsInput = z.strictObject({
  productId: idField,
  version: semanticVersion.optional(),
});

/** What an estate needs to move to a version, in all. Costs are sums of what is known, one a currency, in minor units. */
export const upgradeTotals = query({
  name: "reports.upgrade-totals",
  permission: "license:read",
  input: upgradeTotalsInput,
  async run(ctx, { productId, version }) {
    const { today } = await organizationDay(ctx);
    const { target, releases } = await upgradeTarget(ctx, productId, version, today);
    const shares: Record<UpgradeNeed["kind"], Share> = {
      NOTHING: { licenses: 0, units: 0 },
      MAINTENANCE: { licenses: 0, units: 0 },
      RENEWAL: { licenses: 0, units: 0 },
      NEW_LICENSE: { licenses: 0, units: 0 },
    };
    const costs = new Map<string, bigint>();
    let withoutPrice = 0;
    for await (const license of eachUpgradeLicense(ctx, upgradeEstate(productId), today)) {
      const need = upgradeNeed(license, releases, target.version, today);
      shares[need.kind].licenses += 1;
      shares[need.kind].units += license.units;
      if (need.kind !== "MAINTENANCE") continue;
      if (need.cost) costs.set(need.cost.currency, (costs.get(need.cost.currency) ?? 0n) + need.cost.amount);
      else withoutPrice += 1;
    }
    return {
      target,
      shares,
      costs: [...costs].sort().map(([currency, amount]) => ({ amount, currency })),
      /** Licences that need maintenance at a price that nobody has entered. */
      withoutPrice,
    };
  },
});

export type UpgradeTotals = Awaited<ReturnType<typeof upgradeTotals.run>>;
