import { createPool } from "@/lib/floating/create-pool";
import { listPools } from "@/lib/floating/list-pools";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(listPools);
export const POST = toRoute(createPool, { status: 201, location: (id) => `/api/v1/pools/${id}` });
