import { matchUsageUser } from "@/lib/flexnet/match-usage-user";
import { readUsageUser } from "@/lib/flexnet/read-usage-user";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(readUsageUser, { params: { id: "userId" } });
export const PATCH = toRoute(matchUsageUser, { params: { id: "userId" }, ifMatch: true });
