import { toRoute } from "@/lib/http/to-route";
import { listRenewals } from "@/lib/lifecycle/list-renewals";

export const GET = toRoute(listRenewals);
