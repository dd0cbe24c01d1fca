import { switchLicenseAddOn } from "@/lib/entitlements/switch-license-add-on";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(switchLicenseAddOn, { params: { id: "licenseAddOnId" } });
