import { toRoute } from "@/lib/http/to-route";
import { previewPlanChange } from "@/lib/lifecycle/preview-plan-change";

export const POST = toRoute(previewPlanChange, { params: { id: "licenseId" } });
