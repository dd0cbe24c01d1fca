import { heartbeatActivation } from "@/lib/activations/heartbeat-activation";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(heartbeatActivation, { params: { id: "activationId" }, repeats: true });
