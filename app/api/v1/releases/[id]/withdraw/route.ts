import { toRoute } from "@/lib/http/to-route";
import { withdrawRelease } from "@/lib/catalog/withdraw-release";

export const POST = toRoute(withdrawRelease, { params: { id: "releaseId" } });
