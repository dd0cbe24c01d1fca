import { toRoute } from "@/lib/http/to-route";
import { listDifferingLicenses } from "@/lib/licenses/list-differing-licenses";

export const GET = toRoute(listDifferingLicenses, { params: { id: "licenseTypeId" } });
