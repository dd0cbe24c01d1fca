import { toRoute } from "@/lib/http/to-route";
import { archiveLicenseType } from "@/lib/licenses/archive-license-type";
import { changeLicenseType } from "@/lib/licenses/change-license-type";
import { readLicenseType } from "@/lib/licenses/read-license-type";

const params = { id: "licenseTypeId" };

export const GET = toRoute(readLicenseType, { params });
export const PATCH = toRoute(changeLicenseType, { params, ifMatch: true });
export const DELETE = toRoute(archiveLicenseType, { params, status: 204 });
