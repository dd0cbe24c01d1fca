import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import { readActivation } from "@/lib/activations/read-activation";
import { toClientRoute } from "@/lib/http/to-client-route";

const params = { id: "activationId" };

export const GET = toClientRoute(readActivation, { params });
export const DELETE = toClientRoute(deactivateMachine, { params, status: 204 });
