import { setCapacities } from "@/lib/flexnet/set-capacities";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(setCapacities, { params: { id: "sourceId" } });
