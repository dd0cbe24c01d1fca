import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(switchEntitlement, { params: { id: "entitlementId" } });
