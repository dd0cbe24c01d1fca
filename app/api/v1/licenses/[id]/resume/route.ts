import { toRoute } from "@/lib/http/to-route";
import { resumeLicense } from "@/lib/licenses/suspend-license";

export const POST = toRoute(resumeLicense, { params: { id: "licenseId" } });
