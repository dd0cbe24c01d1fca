import { query } from "@/lib/kernel/operation";
import { entitlementView, requireEntitlement } from "./entitlement-view";
import { entitlementIdInput } from "./schema";

export const readEntitlement = query({
  name: "entitlements.read",
  permission: "entitlement:read",
  input: entitlementIdInput,
  run: async (ctx, { entitlementId }) => entitlementView(await requireEntitlement(ctx, entitlementId), ctx.now),
});
