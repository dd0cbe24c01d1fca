import { toRoute } from "@/lib/http/to-route";
import { upgradeEligibility } from "@/lib/reports/upgrade-eligibility";

export const GET = toRoute(upgradeEligibility, { params: { id: "productId" } });
