import { grantOverride } from "@/lib/entitlements/grant-override";
import { listOverrides } from "@/lib/entitlements/list-overrides";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "licenseId" };
export const GET = toRoute(listOverrides, { params });
export const POST = toRoute(grantOverride, { params, status: 201, location: (id) => `/api/v1/overrides/${id}` });
