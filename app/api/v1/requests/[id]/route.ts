import { toRoute } from "@/lib/http/to-route";
import { getRequest } from "@/lib/requests/list-requests";

export const GET = toRoute(getRequest, { params: { id: "requestId" } });
