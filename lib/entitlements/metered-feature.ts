import type { Feature, License } from "@/lib/db/generated/client";
import { coveredProducts } from "@/lib/catalog/suite.sql";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { meterPeriod, type MeterPeriod } from "./meter-period";

export type Metered = { license: License; feature: Feature; timeZone: string; today: Date; period: MeterPeriod };

/** A client with a key sees its own licence alone. */
export async function requireClientLicense(ctx: Context, licenseId: string): Promise<License> {
  const { actor } = ctx;
  const isOther = actor.kind === "license" && actor.licenseId !== licenseId;
  const license = isOther ? null : await ctx.tx.license.findFirst({ where: { id: licenseId, archivedAt: null } });
  if (!license) throw refuse("not-found", { what: "licence" });
  return license;
}

/** The metered feature of a licence that is meant, by id or code, in the period of now. */
export async function requireMetered(ctx: Context, licenseId: string, named: string): Promise<Metered> {
  const license = await requireClientLicense(ctx, licenseId);
  const covered = await coveredProducts(ctx, license.productId);
  const found = await ctx.tx.feature.findMany({
    where: { productId: { in: covered }, archivedAt: null, OR: [{ id: named }, { code: named }] },
  });
  const feature = found.find(({ productId }) => productId === license.productId) ?? found[0];
  if (!feature) throw refuse("not-found", { what: "feature of this licence with that code" });
  if (found.length > 1 && feature.productId !== license.productId)
    throw refuseInput({ feature: "is a feature of several products of this suite: name it by its id" });
  if (feature.kind !== "METER")
    throw refuseInput({ feature: `is a ${feature.kind}: only what a METER counts is consumed and released` });
  const { timeZone, today } = await organizationDay(ctx);
  return { license, feature, timeZone, today, period: meterPeriod(feature.meterReset, timeZone, ctx.now) };
}

type Count = { used: bigint; tokens: bigint };

/** How a meter stands: `limit` and `remaining` are null where there is no limit. */
export function meterView(feature: Feature, period: MeterPeriod, limit: number | null, count: Count) {
  const used = Number(count.used);
  return {
    id: feature.id,
    feature: feature.code,
    name: feature.name,
    unit: feature.unit,
    reset: feature.meterReset,
    limit,
    used,
    remaining: limit === null ? null : Math.max(0, limit - used),
    tokens: Number(count.tokens),
    resetsAt: period.resetsAt,
  };
}

export type MeterView = ReturnType<typeof meterView>;
