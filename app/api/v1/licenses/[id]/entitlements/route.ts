import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { listEntitlements } from "@/lib/entitlements/list-entitlements";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "licenseId" };
export const GET = toRoute(listEntitlements, { params });
export const POST = toRoute(grantEntitlement, { params, status: 201, location: (id) => `/api/v1/entitlements/${id}` });
