import { listUsageUsers } from "@/lib/flexnet/list-usage-users";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(listUsageUsers);
