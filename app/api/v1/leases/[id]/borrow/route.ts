import { toClientRoute } from "@/lib/http/to-client-route";
import { borrowLease } from "@/lib/offline/borrow-lease";

export const POST = toClientRoute(borrowLease, { params: { id: "leaseId" } });
