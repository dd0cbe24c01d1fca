import { createFeature } from "@/lib/catalog/create-feature";
import { listFeatures } from "@/lib/catalog/list-features";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "productId" };
export const GET = toRoute(listFeatures, { params });
export const POST = toRoute(createFeature, { params, status: 201, location: (id) => `/api/v1/features/${id}` });
