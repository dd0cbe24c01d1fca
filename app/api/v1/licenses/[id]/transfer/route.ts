import { toRoute } from "@/lib/http/to-route";
import { transferLicense } from "@/lib/lifecycle/transfer-license";

export const POST = toRoute(transferLicense, { params: { id: "licenseId" } });
