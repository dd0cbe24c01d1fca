import { command } from "@/lib/kernel/operation";
import { entitlementView, lockEntitlement, recordEntitlement, requireEntitlement } from "./entitlement-view";
import { withdrawEntitlementInput } from "./schema";

/** Takes a feature from a licence for good. It stays in the trail; doing it twice changes nothing. */
export const withdrawEntitlement = command({
  name: "entitlements.withdraw",
  permission: "entitlement:write",
  input: withdrawEntitlementInput,
  async run(ctx, { entitlementId, reason }) {
    const found = await requireEntitlement(ctx, entitlementId);
    if (found.archivedAt) return entitlementView(found, ctx.now);
    const before = await lockEntitlement(ctx, entitlementId);
    await ctx.tx.entitlement.update({
      where: { id: entitlementId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    const after = await requireEntitlement(ctx, entitlementId);
    recordEntitlement(ctx, "withdrawn", after, { before, reason });
    return entitlementView(after, ctx.now);
  },
});
