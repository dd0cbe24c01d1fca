import { toRoute } from "@/lib/http/to-route";
import { createDepartment } from "@/lib/people/create-department";
import { listDepartments } from "@/lib/people/list-departments";

export const GET = toRoute(listDepartments);
export const POST = toRoute(createDepartment, { status: 201, location: (id) => `/api/v1/departments/${id}` });
