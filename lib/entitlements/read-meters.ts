import { query, type Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { coveredProducts } from "@/lib/catalog/suite.sql";
import { effectiveEntitlements } from "./effective-entitlements";
import { readEntitlementFacts } from "./entitlement-facts";
import { requireLicense } from "./list-entitlements";
import { meterPeriod } from "./meter-period";
import { countTokens, type TokenCount } from "./meter.sql";
import { meterView, requireClientLicense, type MeterView } from "./metered-feature";
import { readMetersInput } from "./schema";

export type Meters = { items: MeterView[]; tokens: TokenCount | null };

/** The meters of a licence in their present periods, for a client program. */
export const readMeters = query({
  name: "meters.read",
  permission: "client:use",
  input: readMetersInput,
  run: async (ctx, { licenseId }) => metersOf(ctx, await requireClientLicense(ctx, licenseId)),
});

/** The same, for whoever manages the licence. */
export const showMeters = query({
  name: "meters.show",
  permission: "entitlement:read",
  input: readMetersInput,
  run: async (ctx, { licenseId }) => metersOf(ctx, await requireLicense(ctx, licenseId)),
});

/** Meters that are granted or were used in this period; the tokens of the licence where it is counted by them. */
async function metersOf(ctx: Context, license: { id: string; productId: string; metric: string }): Promise<Meters> {
  const { timeZone, today } = await organizationDay(ctx);
  const covered = await coveredProducts(ctx, license.productId);
  const features = await ctx.tx.feature.findMany({
    where: { productId: { in: covered }, kind: "METER", archivedAt: null },
    orderBy: [{ code: "asc" }, { id: "asc" }],
  });
  const periods = features.map((feature) => ({
    feature,
    period: meterPeriod(feature.meterReset, timeZone, ctx.now),
  }));
  const rows = await ctx.tx.meter.findMany({
    where: {
      licenseId: license.id,
      OR: periods.map(({ feature, period }) => ({ featureId: feature.id, periodOn: period.periodOn })),
    },
  });
  const counts = new Map(rows.map((row) => [row.featureId, row]));
  const granted = new Map(
    effectiveEntitlements(await readEntitlementFacts(ctx, license.id), ctx.now).map((line) => [line.featureId, line]),
  );
  const items = periods.flatMap(({ feature, period }) => {
    const [line, count] = [granted.get(feature.id), counts.get(feature.id) ?? { used: 0n, tokens: 0n }];
    if (!line && count.used === 0n) return [];
    const limit = line === undefined ? 0 : line.value === true ? null : line.value;
    return [meterView(feature, period, limit, count)];
  });
  const tokens = license.metric === "TOKEN" ? await countTokens(ctx, license.id, timeZone, today) : null;
  return { items, tokens };
}
