import { toRoute } from "@/lib/http/to-route";
import { archiveDepartment } from "@/lib/people/archive-department";
import { changeDepartment } from "@/lib/people/change-department";
import { readDepartment } from "@/lib/people/read-department";

export const GET = toRoute(readDepartment, { params: { id: "departmentId" } });
export const PATCH = toRoute(changeDepartment, { params: { id: "departmentId" }, ifMatch: true });
export const DELETE = toRoute(archiveDepartment, { params: { id: "departmentId" }, status: 204 });
