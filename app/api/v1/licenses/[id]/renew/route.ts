import { toRoute } from "@/lib/http/to-route";
import { renewLicense } from "@/lib/lifecycle/renew-license";

export const POST = toRoute(renewLicense, { params: { id: "licenseId" } });
