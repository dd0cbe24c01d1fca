import type { Department } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { departmentForReference } from "./people.sql";

export async function requireDepartment(ctx: Context, departmentId: string): Promise<Department> {
  const department = await ctx.tx.department.findFirst({ where: { id: departmentId } });
  if (!department) throw refuse("not-found", { what: "department" });
  return department;
}

export const departmentNameTaken = (name: string) => refuse("name-taken", { what: "a department at this place", name });

/** A department that a field names must be there, in this organisation, and in use. */
export async function checkDepartment(ctx: Context, departmentId: string, field: string): Promise<void> {
  const department = await departmentForReference(ctx, departmentId);
  if (!department) throw refuseInput({ [field]: "is not a department here" });
  if (department.archived) throw refuseInput({ [field]: `is archived: restore ${department.name} or choose another` });
}
