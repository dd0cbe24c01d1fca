import { matchUsageUser } from "@/lib/flexnet/match-usage-user";
import { toRoute } from "@/lib/http/to-route";

export const PATCH = toRoute(matchUsageUser, { params: { id: "userId" }, ifMatch: true });
