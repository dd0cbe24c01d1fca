import { activateMachine } from "@/lib/activations/activate-machine";
import { listActivations } from "@/lib/activations/list-activations";
import { toClientRoute } from "@/lib/http/to-client-route";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "licenseId" };

export const GET = toRoute(listActivations, { params });
export const POST = toClientRoute(activateMachine, {
  params,
  status: 201,
  repeated: ({ created }) => !created,
  tells: ({ created: _, ...activation }) => activation,
  location: ({ id }) => `/api/v1/activations/${id}`,
});
