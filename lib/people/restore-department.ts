import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { departmentView } from "./department-view";
import { departmentForReference } from "./people.sql";
import { departmentNameTaken, requireDepartment } from "./require-department";
import { departmentIdInput } from "./schema";

export const restoreDepartment = command({
  name: "departments.restore",
  permission: "department:write",
  input: departmentIdInput,
  async run(ctx, { departmentId }) {
    const before = await requireDepartment(ctx, departmentId);
    if (!before.archivedAt) return departmentView(before);
    const parent = before.parentId ? await departmentForReference(ctx, before.parentId) : undefined;
    if (parent?.archived)
      throw refuse("in-use", {
        what: parent.name,
        why: "is archived and stands above it",
        remedy: "Restore it first.",
      });
    const update = ctx.tx.department.updateManyAndReturn({
      where: { id: departmentId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => departmentNameTaken(before.name),
      ),
    );
    ctx.record(
      "department.restored",
      { kind: "department", id: departmentId },
      { before, after, related: [before.parentId] },
    );
    return departmentView(after);
  },
});
