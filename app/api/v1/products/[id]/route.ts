import { toRoute } from "@/lib/http/to-route";
import { archiveProduct } from "@/lib/catalog/archive-product";
import { changeProduct } from "@/lib/catalog/change-product";
import { readProduct } from "@/lib/catalog/read-product";

export const GET = toRoute(readProduct, { params: { id: "productId" } });
export const PATCH = toRoute(changeProduct, { params: { id: "productId" }, ifMatch: true });
export const DELETE = toRoute(archiveProduct, { params: { id: "productId" }, status: 204 });
