import { toRoute } from "@/lib/http/to-route";
import { archivePurchase } from "@/lib/licenses/archive-purchase";
import { changePurchase } from "@/lib/licenses/change-purchase";
import { readPurchase } from "@/lib/licenses/read-purchase";

const params = { id: "licenseId", purchaseId: "purchaseId" };

export const GET = toRoute(readPurchase, { params });
export const PATCH = toRoute(changePurchase, { params, ifMatch: true });
export const DELETE = toRoute(archivePurchase, { params, status: 204 });
