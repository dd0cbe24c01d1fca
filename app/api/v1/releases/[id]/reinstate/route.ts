import { toRoute } from "@/lib/http/to-route";
import { reinstateRelease } from "@/lib/catalog/withdraw-release";

export const POST = toRoute(reinstateRelease, { params: { id: "releaseId" } });
