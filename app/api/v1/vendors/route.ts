import { toRoute } from "@/lib/http/to-route";
import { createVendor } from "@/lib/catalog/create-vendor";
import { listVendors } from "@/lib/catalog/list-vendors";

export const GET = toRoute(listVendors);
export const POST = toRoute(createVendor, { status: 201, location: (id) => `/api/v1/vendors/${id}` });
