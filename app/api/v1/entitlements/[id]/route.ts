import { changeEntitlement } from "@/lib/entitlements/change-entitlement";
import { readEntitlement } from "@/lib/entitlements/read-entitlement";
import { withdrawEntitlement } from "@/lib/entitlements/withdraw-entitlement";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "entitlementId" };
export const GET = toRoute(readEntitlement, { params });
export const PATCH = toRoute(changeEntitlement, { params, ifMatch: true });
export const DELETE = toRoute(withdrawEntitlement, { params, status: 204 });
