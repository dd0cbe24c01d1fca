import { toRoute } from "@/lib/http/to-route";
import { previewConversion } from "@/lib/lifecycle/convert-license";

export const POST = toRoute(previewConversion, { params: { id: "licenseId" } });
