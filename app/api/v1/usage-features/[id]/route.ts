import { linkFeature } from "@/lib/flexnet/link-feature";
import { readFeatureUse } from "@/lib/flexnet/read-feature-use";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "usageFeatureId" };

export const GET = toRoute(readFeatureUse, { params });
export const PATCH = toRoute(linkFeature, { params, ifMatch: true });
