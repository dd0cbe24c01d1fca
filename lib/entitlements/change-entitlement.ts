import { valueProblem } from "@/lib/catalog/feature-value";
import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { differs } from "@/lib/kernel/row-change";
import { entitlementView, lockEntitlement, recordEntitlement, requireEntitlement } from "./entitlement-view";
import { requireFreePeriod } from "./grant-entitlement";
import { periodOf } from "./period";
import { changeEntitlementInput } from "./schema";

export const changeEntitlement = command({
  name: "entitlements.change",
  permission: "entitlement:write",
  input: changeEntitlementInput,
  async run(ctx, { entitlementId, version, reason, value, ...given }) {
    const before = await lockEntitlement(ctx, entitlementId);
    if (before.version !== version) throw refuse("changed-meanwhile");
    const problem = value === undefined ? null : valueProblem(before.feature.kind, value);
    if (problem) throw refuseInput({ value: problem });
    const change = { ...(value === undefined ? {} : { value }), ...(await periodOf(ctx, given, before)) };
    if (!differs(before, change)) return entitlementView(before, ctx.now);
    const { licenseId, featureId, feature } = before;
    await requireFreePeriod(ctx, { licenseId, featureId, name: feature.name, except: entitlementId }, change);
    await ctx.tx.entitlement.update({
      where: { id: entitlementId },
      data: { ...change, version: { increment: 1 } },
    });
    const after = await requireEntitlement(ctx, entitlementId);
    recordEntitlement(ctx, "changed", after, { before, reason });
    return entitlementView(after, ctx.now);
  },
});
