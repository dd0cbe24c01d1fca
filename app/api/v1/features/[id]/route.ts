import { archiveFeature } from "@/lib/catalog/archive-feature";
import { changeFeature } from "@/lib/catalog/change-feature";
import { readFeature } from "@/lib/catalog/read-feature";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "featureId" };
export const GET = toRoute(readFeature, { params });
export const PATCH = toRoute(changeFeature, { params, ifMatch: true });
export const DELETE = toRoute(archiveFeature, { params, status: 204 });
