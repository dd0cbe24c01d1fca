import { command } from "@/lib/kernel/operation";
import { lockOverride, overrideView, recordOverride, requireOverride } from "./override-view";
import { withdrawOverrideInput } from "./schema";

/** Ends an override for good: what the licence grants holds again. Doing it twice changes nothing. */
export const withdrawOverride = command({
  name: "overrides.withdraw",
  permission: "entitlement:write",
  input: withdrawOverrideInput,
  async run(ctx, { overrideId, reason }) {
    const found = await requireOverride(ctx, overrideId);
    if (found.archivedAt) return overrideView(found, ctx.now);
    const before = await lockOverride(ctx, overrideId);
    await ctx.tx.entitlementOverride.update({
      where: { id: overrideId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    const after = await requireOverride(ctx, overrideId);
    recordOverride(ctx, "withdrawn", after, { before, reason });
    return overrideView(after, ctx.now);
  },
});
