import { readPool } from "@/lib/floating/read-pool";
import { toClientRoute } from "@/lib/http/to-client-route";

export const GET = toClientRoute(readPool, { params: { id: "poolId" } });
