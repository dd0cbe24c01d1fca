import { toRoute } from "@/lib/http/to-route";
import { previewMaintenance } from "@/lib/lifecycle/add-maintenance";

export const POST = toRoute(previewMaintenance, { params: { id: "licenseId" } });
