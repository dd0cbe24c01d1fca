import { command } from "@/lib/kernel/operation";
import { entitlementView, lockEntitlement, recordEntitlement, requireEntitlement } from "./entitlement-view";
import { switchEntitlementInput } from "./schema";

/** Switches a feature of a licence on or off: the next validation says so. Switching to what it is changes nothing. */
export const switchEntitlement = command({
  name: "entitlements.switch",
  permission: "entitlement:write",
  input: switchEntitlementInput,
  async run(ctx, { entitlementId, enabled, reason }) {
    const before = await lockEntitlement(ctx, entitlementId);
    if (before.enabled === enabled) return entitlementView(before, ctx.now);
    await ctx.tx.entitlement.update({
      where: { id: entitlementId },
      data: { enabled, version: { increment: 1 } },
    });
    const after = await requireEntitlement(ctx, entitlementId);
    recordEntitlement(ctx, enabled ? "switched-on" : "switched-off", after, { before, reason });
    return entitlementView(after, ctx.now);
  },
});
