import { toRoute } from "@/lib/http/to-route";
import { approveRequest } from "@/lib/requests/decide-request";

export const POST = toRoute(approveRequest, { params: { id: "requestId" } });
