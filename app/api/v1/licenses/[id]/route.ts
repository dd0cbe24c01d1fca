import { toRoute } from "@/lib/http/to-route";
import { archiveLicense } from "@/lib/licenses/archive-license";
import { changeLicense } from "@/lib/licenses/change-license";
import { readLicense } from "@/lib/licenses/read-license";

const params = { id: "licenseId" };

export const GET = toRoute(readLicense, { params });
export const PATCH = toRoute(changeLicense, { params, ifMatch: true });
export const DELETE = toRoute(archiveLicense, { params, status: 204 });
