import { changeOverride } from "@/lib/entitlements/change-override";
import { readOverride } from "@/lib/entitlements/read-override";
import { withdrawOverride } from "@/lib/entitlements/withdraw-override";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "overrideId" };
export const GET = toRoute(readOverride, { params });
export const PATCH = toRoute(changeOverride, { params, ifMatch: true });
export const DELETE = toRoute(withdrawOverride, { params, status: 204 });
