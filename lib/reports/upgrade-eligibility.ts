import { z } from "zod";
import { semanticVersion } from "@/lib/catalog/release-schema";
import { idField, searchFilter } from "@/lib/kernel/fields";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { organizationDay } from "@/lib/licenses/organization-day";
import { upgradeFactsOf, type UpgradeLicense } from "@/lib/licenses/upgrade-facts";
import { upgradeNeed, type UpgradeNeed } from "@/lib/licenses/upgrade-need";
import { newestAllowed } from "@/lib/licenses/version-right";
import { eachUpgradeLicense, upgradeEstate } from "./upgrade-estate";
import { upgradeTarget, type UpgradeTarget } from "./upgrade-target";

export const upgradeNeeds = ["NOTHING", "MAINTENANCE", "RENEWAL", "NEW_LICENSE"] as const;

const upgradeEligibilityInput = pageInput
  .extend({
    productId: idField,
    /** A semantic version; without one, the newest that was published and is no pre-release. */
    version: semanticVersion.optional(),
    licenseId: idField.optional(),
    need: z.enum(upgradeNeeds).optional(),
    q: searchFilter,
  })
  .strict();

export type UpgradeRow = Pick<UpgradeLicense, "id" | "name" | "product" | "allocation" | "term" | "state" | "units"> & {
  newestAllowed: { version: string; releasedOn: Date } | null;
  need: UpgradeNeed;
};

/** Who may move to a version of a product now, who needs maintenance, a renewal or another licence, and at what cost. */
export const upgradeEligibility = query({
  name: "reports.upgrade-eligibility",
  permission: "license:read",
  input: upgradeEligibilityInput,
  async run(
    ctx,
    { productId, version, licenseId, need, q, ...paging },
  ): Promise<Page<UpgradeRow> & { target: UpgradeTarget }> {
    const { today } = await organizationDay(ctx);
    const { target, releases } = await upgradeTarget(ctx, productId, version, today);
    const keys = keyset({ name: "text", endsOn: "instant?" }, paging);
    const estate = upgradeEstate(productId, {
      ...(licenseId ? { id: licenseId } : {}),
      ...(q ? { name: containing(q) } : {}),
    });
    const needOf = (license: UpgradeLicense) => upgradeNeed(license, releases, target.version, today);
    const wanted: string[] = [];
    if (need)
      for await (const license of eachUpgradeLicense(ctx, estate, today))
        if (needOf(license).kind === need) wanted.push(license.id);
    const where = need ? { id: { in: wanted } } : estate;
    const licenses = await upgradeFactsOf(
      ctx,
      { where: { AND: [where, keys.where] }, orderBy: keys.orderBy, take: keys.take },
      today,
    );
    const { items, ...page } = keys.cut(licenses);
    const rows = items.map((license): UpgradeRow => {
      const { id, name, product, allocation, term, state, units } = license;
      const newest = newestAllowed(license, releases, today);
      return {
        id,
        name,
        product,
        allocation,
        term,
        state,
        units,
        newestAllowed: newest && { version: newest.version, releasedOn: newest.releasedOn },
        need: needOf(license),
      };
    });
    return { target, items: rows, ...page, total: await ctx.tx.license.count({ where }) };
  },
});
