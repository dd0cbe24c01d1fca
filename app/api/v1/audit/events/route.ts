import { toRoute } from "@/lib/http/to-route";
import { listEvents } from "@/lib/audit/list-events";

export const GET = toRoute(listEvents);
