import { toRoute } from "@/lib/http/to-route";
import { terminateLicense } from "@/lib/lifecycle/terminate-license";

export const POST = toRoute(terminateLicense, { params: { id: "licenseId" } });
