import { toRoute } from "@/lib/http/to-route";
import { addMaintenance } from "@/lib/lifecycle/add-maintenance";
import { listMaintenance } from "@/lib/lifecycle/list-maintenance";

const params = { id: "licenseId" };

export const GET = toRoute(listMaintenance, { params });
export const POST = toRoute(addMaintenance, { params, status: 201 });
