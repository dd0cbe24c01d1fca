import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { subtreeOf } from "./department-tree";
import { departmentView } from "./department-view";
import { lockTree } from "./people.sql";
import { checkDepartment, departmentNameTaken, requireDepartment } from "./require-department";
import { changeDepartmentInput } from "./schema";

export const changeDepartment = command({
  name: "departments.change",
  permission: "department:write",
  input: changeDepartmentInput,
  async run(ctx, { departmentId, version, ...change }) {
    if (change.parentId) await lockTree(ctx, "departments");
    const before = await requireDepartment(ctx, departmentId);
    requireUnchanged(before, version, "department");
    if (!differs(before, change)) return departmentView(before);
    if (change.parentId && change.parentId !== before.parentId) await checkPlace(ctx, before, change.parentId);
    const update = ctx.tx.department.updateManyAndReturn({
      where: { id: departmentId, version },
      data: { ...change, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => departmentNameTaken(change.name ?? before.name),
      ),
    );
    ctx.record(
      "department.changed",
      { kind: "department", id: departmentId },
      { before, after, related: [before.parentId, after.parentId] },
    );
    return departmentView(after);
  },
});

async function checkPlace(ctx: Context, department: { id: string; name: string }, parentId: string): Promise<void> {
  await checkDepartment(ctx, parentId, "parentId");
  const all = await ctx.tx.department.findMany({ select: { id: true, name: true, parentId: true } });
  if (subtreeOf(all, department.id).includes(parentId)) throw refuse("circular-tree", { what: department.name });
}
