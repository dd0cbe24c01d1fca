import { toRoute } from "@/lib/http/to-route";
import { convertLicense } from "@/lib/lifecycle/convert-license";

export const POST = toRoute(convertLicense, { params: { id: "licenseId" } });
