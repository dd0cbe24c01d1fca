import { checkIn } from "@/lib/floating/check-in";
import { readLease } from "@/lib/floating/read-lease";
import { toClientRoute } from "@/lib/http/to-client-route";

const params = { id: "leaseId" };

export const GET = toClientRoute(readLease, { params });
export const DELETE = toClientRoute(checkIn, { params, status: 204 });
