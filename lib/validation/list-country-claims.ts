import { z } from "zod";
import { addDays } from "@/lib/kernel/calendar";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";

/** How long ago a claim is still told, in days. */
const toldDays = 90;

/**
 * Countries that client programs of a licence said they were in while their address lay in a site elsewhere: possible
 * violations. `days` counts the days of the last three months on which it was said.
 */
export const listCountryClaims = query({
  name: "validation.country-claims",
  permission: "license:read",
  input: z.strictObject({ licenseId: idField }),
  async run(ctx, { licenseId }) {
    const { today } = await organizationDay(ctx);
    const groups = await ctx.tx.countryClaim.groupBy({
      by: ["siteId", "claimed"],
      where: { licenseId, day: { gt: addDays(today, -toldDays) } },
      _max: { day: true },
      _count: { day: true },
      orderBy: [{ _max: { day: "desc" } }, { siteId: "asc" }, { claimed: "asc" }],
      take: 20,
    });
    const sites = await ctx.tx.site.findMany({
      where: { id: { in: groups.map(({ siteId }) => siteId) } },
      select: { id: true, name: true, country: true },
    });
    const siteOf = new Map(sites.map((site) => [site.id, site]));
    return groups.flatMap(({ siteId, claimed, _max, _count }) => {
      const site = siteOf.get(siteId);
      return site && _max.day ? [{ site, claimed, days: _count.day, lastOn: _max.day }] : [];
    });
  },
});
