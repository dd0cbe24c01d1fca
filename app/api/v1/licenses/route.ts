import { toRoute } from "@/lib/http/to-route";
import { createLicense } from "@/lib/licenses/create-license";
import { listLicenses } from "@/lib/licenses/list-licenses";

export const GET = toRoute(listLicenses);
export const POST = toRoute(createLicense, { status: 201, location: (id) => `/api/v1/licenses/${id}` });
