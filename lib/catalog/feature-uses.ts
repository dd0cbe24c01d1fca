import type { Context } from "@/lib/kernel/operation";

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** Where a feature is granted, in words: "2 licences", "1 add-on". `past` counts what was withdrawn too. */
export async function usesOfFeature(ctx: Context, featureId: string, { past }: { past: boolean }): Promise<string[]> {
  const where = { featureId, ...(past ? {} : { archivedAt: null }) };
  const licenses = await ctx.tx.entitlement.groupBy({ by: ["licenseId"], where });
  const overrides = await ctx.tx.entitlementOverride.count({ where });
  const addOns = await ctx.tx.addOnFeature.count({
    where: { featureId, ...(past ? {} : { addOn: { archivedAt: null } }) },
  });
  const meters = past ? await ctx.tx.meter.count({ where: { featureId } }) : 0;
  return [
    ...counted(licenses.length, "licence", "licences"),
    ...counted(addOns, "add-on", "add-ons"),
    ...counted(overrides, "override", "overrides"),
    ...counted(meters, "meter period", "meter periods"),
  ];
}
