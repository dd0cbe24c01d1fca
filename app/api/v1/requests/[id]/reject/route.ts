import { toRoute } from "@/lib/http/to-route";
import { rejectRequest } from "@/lib/requests/decide-request";

export const POST = toRoute(rejectRequest, { params: { id: "requestId" } });
