import { activateMachine } from "@/lib/activations/activate-machine";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(activateMachine, {
  license: "licenseId",
  status: 201,
  repeated: ({ created }) => !created,
  tells: ({ created: _, ...activation }) => activation,
  location: ({ id }) => `/api/v1/activations/${id}`,
});
