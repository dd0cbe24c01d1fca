import { explainEntitlements } from "@/lib/entitlements/explain-entitlements";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(explainEntitlements, { params: { id: "licenseId" } });
