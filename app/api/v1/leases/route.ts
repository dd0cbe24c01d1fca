import { checkOut } from "@/lib/floating/check-out";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(checkOut, {
  license: "licenseId",
  status: 201,
  repeated: (answer) => "created" in answer && !answer.created,
  waits: (answer) => "ticket" in answer,
  tells: (answer) => {
    if ("ticket" in answer) return answer;
    const { created: _, ...lease } = answer;
    return lease;
  },
  location: (answer) => ("ticket" in answer ? `/api/v1/queue/${answer.ticket}` : `/api/v1/leases/${answer.id}`),
});
