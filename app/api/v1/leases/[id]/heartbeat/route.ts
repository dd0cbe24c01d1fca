import { heartbeatLease } from "@/lib/floating/heartbeat-lease";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(heartbeatLease, { params: { id: "leaseId" }, repeats: true });
