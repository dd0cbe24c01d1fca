import { archivePool } from "@/lib/floating/archive-pool";
import { changePool } from "@/lib/floating/change-pool";
import { readPool } from "@/lib/floating/read-pool";
import { toClientRoute } from "@/lib/http/to-client-route";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "poolId" };

export const GET = toClientRoute(readPool, { params });
export const PATCH = toRoute(changePool, { params, ifMatch: true });
export const DELETE = toRoute(archivePool, { params, status: 204 });
