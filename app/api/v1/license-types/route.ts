import { toRoute } from "@/lib/http/to-route";
import { createLicenseType } from "@/lib/licenses/create-license-type";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";

export const GET = toRoute(listLicenseTypes);
export const POST = toRoute(createLicenseType, { status: 201, location: (id) => `/api/v1/license-types/${id}` });
