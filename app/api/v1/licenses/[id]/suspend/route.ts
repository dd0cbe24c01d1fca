import { toRoute } from "@/lib/http/to-route";
import { suspendLicense } from "@/lib/licenses/suspend-license";

export const POST = toRoute(suspendLicense, { params: { id: "licenseId" } });
