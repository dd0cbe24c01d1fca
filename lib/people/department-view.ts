import type { Department } from "@/lib/db/generated/client";

export type DepartmentView = Omit<Department, "organizationId">;

export function departmentView({ organizationId: _, ...department }: Department): DepartmentView {
  return department;
}
