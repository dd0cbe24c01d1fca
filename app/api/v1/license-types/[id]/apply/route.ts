import { toRoute } from "@/lib/http/to-route";
import { applyLicenseType } from "@/lib/licenses/apply-license-type";

export const POST = toRoute(applyLicenseType, { params: { id: "licenseTypeId" } });
