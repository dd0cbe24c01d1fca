import { toRoute } from "@/lib/http/to-route";
import { createProduct } from "@/lib/catalog/create-product";
import { listProducts } from "@/lib/catalog/list-products";

export const GET = toRoute(listProducts);
export const POST = toRoute(createProduct, { status: 201, location: (id) => `/api/v1/products/${id}` });
