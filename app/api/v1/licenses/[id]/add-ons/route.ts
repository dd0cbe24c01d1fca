import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { listLicenseAddOns } from "@/lib/entitlements/list-license-add-ons";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "licenseId" };
export const GET = toRoute(listLicenseAddOns, { params });
export const POST = toRoute(grantAddOn, { params, status: 201, location: (id) => `/api/v1/license-add-ons/${id}` });
