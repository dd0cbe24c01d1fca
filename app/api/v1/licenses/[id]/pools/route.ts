import { listPools } from "@/lib/floating/list-pools";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(listPools, { params: { id: "licenseId" } });
