import { toRoute } from "@/lib/http/to-route";
import { archiveVendor } from "@/lib/catalog/archive-vendor";
import { changeVendor } from "@/lib/catalog/change-vendor";
import { readVendor } from "@/lib/catalog/read-vendor";

export const GET = toRoute(readVendor, { params: { id: "vendorId" } });
export const PATCH = toRoute(changeVendor, { params: { id: "vendorId" }, ifMatch: true });
export const DELETE = toRoute(archiveVendor, { params: { id: "vendorId" }, status: 204 });
