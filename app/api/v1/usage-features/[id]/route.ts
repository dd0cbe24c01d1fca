import { readFeatureUse } from "@/lib/flexnet/read-feature-use";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(readFeatureUse, { params: { id: "usageFeatureId" } });
