import { command } from "@/lib/kernel/operation";
import { departmentView } from "./department-view";
import { checkDepartment, departmentNameTaken } from "./require-department";
import { createDepartmentInput } from "./schema";

export const createDepartment = command({
  name: "departments.create",
  permission: "department:write",
  input: createDepartmentInput,
  async run(ctx, input) {
    if (input.parentId) await checkDepartment(ctx, input.parentId, "parentId");
    const row = { ...input, id: ctx.newId("department"), organizationId: ctx.organizationId, createdAt: ctx.now };
    const [department] = await ctx.tx.department.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!department) throw departmentNameTaken(input.name);
    ctx.record(
      "department.created",
      { kind: "department", id: department.id },
      { after: department, related: [department.parentId] },
    );
    return departmentView(department);
  },
});
