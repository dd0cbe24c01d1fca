import { archiveAddOn } from "@/lib/catalog/archive-add-on";
import { changeAddOn } from "@/lib/catalog/change-add-on";
import { readAddOn } from "@/lib/catalog/read-add-on";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "addOnId" };
export const GET = toRoute(readAddOn, { params });
export const PATCH = toRoute(changeAddOn, { params, ifMatch: true });
export const DELETE = toRoute(archiveAddOn, { params, status: 204 });
