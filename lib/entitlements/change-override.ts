import { valueProblem } from "@/lib/catalog/feature-value";
import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { differs } from "@/lib/kernel/row-change";
import { requireFreeOverride } from "./grant-override";
import { lockOverride, overrideView, recordOverride, requireOverride } from "./override-view";
import { periodOf } from "./period";
import { changeOverrideInput } from "./schema";

/** Changes an override. The reason given becomes the reason that the override has. */
export const changeOverride = command({
  name: "overrides.change",
  permission: "entitlement:write",
  input: changeOverrideInput,
  async run(ctx, { overrideId, version, startsAt, endsAt, ...given }) {
    const before = await lockOverride(ctx, overrideId);
    if (before.version !== version) throw refuse("changed-meanwhile");
    const change = { ...given, ...(await periodOf(ctx, { startsAt, endsAt }, before)) };
    if (!differs(before, change)) return overrideView(before, ctx.now);
    const merged = { ...before, ...change };
    const problem = merged.enabled || merged.value !== null ? valueProblem(before.feature.kind, merged.value) : null;
    if (problem) throw refuseInput({ value: problem });
    const { licenseId, featureId, personId, departmentId, activationId, feature } = before;
    const of = { licenseId, featureId, personId, departmentId, activationId, name: feature.name, except: overrideId };
    await requireFreeOverride(ctx, of, merged);
    await ctx.tx.entitlementOverride.update({
      where: { id: overrideId },
      data: { ...change, version: { increment: 1 } },
    });
    const after = await requireOverride(ctx, overrideId);
    recordOverride(ctx, "changed", after, { before });
    return overrideView(after, ctx.now);
  },
});
