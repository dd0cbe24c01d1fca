import { toRoute } from "@/lib/http/to-route";
import { listRequests } from "@/lib/requests/list-requests";

export const GET = toRoute(listRequests);
