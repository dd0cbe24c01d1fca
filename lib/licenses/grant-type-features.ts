import type { Context } from "@/lib/kernel/operation";
import { featuresOfLicenses } from "./license-features";
import type { TypeFeature } from "./license-type-view";

/**
 * Entitles a licence to the features of its type, as far as its product has them: what it has already is brought in line,
 * what it lacks is granted without an end. What the type does not name stays. The caller has locked the licence or made it.
 */
export async function grantTypeFeatures(
  ctx: Context,
  license: { id: string; productId: string },
  features: readonly TypeFeature[],
): Promise<void> {
  const wanted = (await featuresOfLicenses(ctx, [license], features)).get(license.id)?.wanted ?? [];
  if (wanted.length === 0) return;
  const known = await ctx.tx.feature.findMany({
    where: { productId: license.productId, code: { in: wanted.map(({ code }) => code) }, archivedAt: null },
    select: { id: true, code: true },
  });
  for (const { id: featureId, code } of known) {
    const { value, enabled } = wanted.find((feature) => feature.code === code) ?? { value: null, enabled: true };
    await bringInLine(ctx, license.id, { featureId, value, enabled });
  }
}

type Wanted = { featureId: string; value: number | null; enabled: boolean };

async function bringInLine(ctx: Context, licenseId: string, { featureId, value, enabled }: Wanted): Promise<void> {
  const rows = await ctx.tx.entitlement.findMany({ where: { licenseId, featureId, archivedAt: null } });
  const current = rows.filter(({ endsAt }) => endsAt === null || endsAt > ctx.now);
  for (const before of current) {
    if (before.value === value && before.enabled === enabled) continue;
    const data = { value, enabled, version: { increment: 1 } };
    const after = await ctx.tx.entitlement.update({ where: { id: before.id }, data });
    ctx.record(
      "entitlement.changed",
      { kind: "entitlement", id: after.id },
      { before, after, related: [licenseId, featureId] },
    );
  }
  if (current.length > 0) return;
  const granted = await ctx.tx.entitlement.create({
    data: {
      id: ctx.newId("entitlement"),
      organizationId: ctx.organizationId,
      licenseId,
      featureId,
      value,
      enabled,
      // One that has ended keeps its time.
      startsAt: rows.length > 0 ? ctx.now : null,
      createdAt: ctx.now,
    },
  });
  ctx.record(
    "entitlement.granted",
    { kind: "entitlement", id: granted.id },
    { after: granted, related: [licenseId, featureId] },
  );
}
