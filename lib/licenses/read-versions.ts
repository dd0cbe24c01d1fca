import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { coveredReleases } from "./covered-releases";
import { organizationDay } from "./organization-day";
import { licenseIdInput } from "./schema";
import { upgradeFactsOf } from "./upgrade-facts";
import { upgradeNeed } from "./upgrade-need";
import { newestAllowed, newestPublished } from "./version-right";

/** Which versions a licence may run: its constraints, its maintenance, and for each product the newest allowed and what the latest needs. */
export const readVersions = query({
  name: "licenses.versions",
  permission: "license:read",
  input: licenseIdInput,
  async run(ctx, { licenseId }) {
    const { today } = await organizationDay(ctx);
    const [license] = await upgradeFactsOf(ctx, { where: { id: licenseId }, take: 1 }, today);
    if (!license) throw refuse("not-found", { what: "licence" });
    const maintenancePeriods = await ctx.tx.maintenancePeriod.findMany({
      where: { licenseId },
      orderBy: [{ startsOn: "desc" }, { id: "desc" }],
      take: 100,
      select: { id: true, startsOn: true, endsOn: true, priceAmount: true, currency: true, orderNumber: true },
    });
    const products = (await coveredReleases(ctx, license.product.id)).map(({ id, name, releases }) => {
      const latest = newestPublished(releases, today);
      return {
        id,
        name,
        releases: releases.length,
        newestAllowed: newestAllowed(license, releases, today),
        latest,
        need: latest && upgradeNeed(license, releases, latest.version, today),
      };
    });
    const { versionRange, channels, downgradeRights, maintained, maintenanceEndsOn, units, state } = license;
    return {
      versionRange,
      channels,
      downgradeRights,
      maintained,
      maintenanceEndsOn,
      maintenancePeriods,
      units,
      state,
      products,
      today,
    };
  },
});

export type LicenseVersions = Awaited<ReturnType<typeof readVersions.run>>;
