import { toRoute } from "@/lib/http/to-route";
import { previewRenewal } from "@/lib/lifecycle/preview-renewal";

export const POST = toRoute(previewRenewal, { params: { id: "licenseId" } });
