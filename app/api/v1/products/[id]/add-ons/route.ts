import { createAddOn } from "@/lib/catalog/create-add-on";
import { listAddOns } from "@/lib/catalog/list-add-ons";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "productId" };
export const GET = toRoute(listAddOns, { params });
export const POST = toRoute(createAddOn, { params, status: 201, location: (id) => `/api/v1/add-ons/${id}` });
