"use server";

import { toAction } from "@/lib/http/to-action";
import { archiveDepartment } from "@/lib/people/archive-department";
import { changeDepartment } from "@/lib/people/change-department";
import { createDepartment } from "@/lib/people/create-department";
import { restoreDepartment } from "@/lib/people/restore-department";

export const createDepartmentAction = toAction(createDepartment, { revalidate: "/admin/departments" });
export const changeDepartmentAction = toAction(changeDepartment, { revalidate: "/admin/departments" });
export const archiveDepartmentAction = toAction(archiveDepartment, { revalidate: "/admin/departments" });
export const restoreDepartmentAction = toAction(restoreDepartment, { revalidate: "/admin/departments" });
