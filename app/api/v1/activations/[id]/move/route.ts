import { moveActivation } from "@/lib/activations/move-activation";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(moveActivation, { params: { id: "activationId" } });
