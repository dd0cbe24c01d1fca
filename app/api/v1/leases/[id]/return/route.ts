import { returnLease } from "@/lib/floating/return-lease";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(returnLease, { params: { id: "leaseId" } });
