import { toRoute } from "@/lib/http/to-route";
import { cancelLicense } from "@/lib/lifecycle/cancel-license";

export const POST = toRoute(cancelLicense, { params: { id: "licenseId" } });
