import { changeLicenseAddOn } from "@/lib/entitlements/change-license-add-on";
import { readLicenseAddOn } from "@/lib/entitlements/read-license-add-on";
import { withdrawLicenseAddOn } from "@/lib/entitlements/withdraw-license-add-on";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "licenseAddOnId" };
export const GET = toRoute(readLicenseAddOn, { params });
export const PATCH = toRoute(changeLicenseAddOn, { params, ifMatch: true });
export const DELETE = toRoute(withdrawLicenseAddOn, { params, status: 204 });
