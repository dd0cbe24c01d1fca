import { toRoute } from "@/lib/http/to-route";
import { addPurchase } from "@/lib/licenses/add-purchase";
import { listPurchases } from "@/lib/licenses/list-purchases";

const params = { id: "licenseId" };

export const GET = toRoute(listPurchases, { params });
export const POST = toRoute(addPurchase, {
  params,
  status: 201,
  location: (id, path) => `/api/v1/licenses/${path.id}/purchases/${id}`,
});
