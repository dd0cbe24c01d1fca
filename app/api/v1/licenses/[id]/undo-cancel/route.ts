import { toRoute } from "@/lib/http/to-route";
import { undoCancel } from "@/lib/lifecycle/cancel-license";

export const POST = toRoute(undoCancel, { params: { id: "licenseId" } });
