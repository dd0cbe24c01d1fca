import { valueProblem } from "@/lib/catalog/feature-value";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { entitlementView, recordEntitlement, requireEntitlement } from "./entitlement-view";
import { lockGranting, requireLicenseFeature } from "./license-feature";
import { overlapping, periodOf, periodWords, type Period } from "./period";
import { grantEntitlementInput } from "./schema";

/** Grants a feature to a licence, from the next validation in its period on. */
export const grantEntitlement = command({
  name: "entitlements.grant",
  permission: "entitlement:write",
  input: grantEntitlementInput,
  async run(ctx, { licenseId, feature: named, value, enabled, reason, ...given }) {
    const license = await lockGranting(ctx, licenseId);
    const feature = await requireLicenseFeature(ctx, license, named);
    const problem = valueProblem(feature.kind, value);
    if (problem) throw refuseInput({ value: problem });
    const period = await periodOf(ctx, given);
    await requireFreePeriod(ctx, { licenseId, featureId: feature.id, name: feature.name }, period);
    const { id } = await ctx.tx.entitlement.create({
      data: {
        id: ctx.newId("entitlement"),
        organizationId: ctx.organizationId,
        licenseId,
        featureId: feature.id,
        value: value ?? null,
        enabled,
        ...period,
        createdAt: ctx.now,
      },
    });
    const row = await requireEntitlement(ctx, id);
    recordEntitlement(ctx, "granted", row, { reason });
    return entitlementView(row, ctx.now);
  },
});

type Of = { licenseId: string; featureId: string; name: string; except?: string };

/** A feature is granted once at any instant: the licence is locked, and the database forbids it too. */
export async function requireFreePeriod(
  ctx: Context,
  { licenseId, featureId, name, except }: Of,
  period: Period,
): Promise<void> {
  const other = await ctx.tx.entitlement.findFirst({
    where: {
      licenseId,
      featureId,
      archivedAt: null,
      ...(except ? { id: { not: except } } : {}),
      ...overlapping(period),
    },
  });
  if (other) throw refuse("entitlement-overlaps", { what: name, period: periodWords(other) });
}
