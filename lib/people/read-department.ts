import { query } from "@/lib/kernel/operation";
import { pathOf, subtreeOf } from "./department-tree";
import { departmentView } from "./department-view";
import { requireDepartment } from "./require-department";
import { departmentIdInput } from "./schema";

const working = { archivedAt: null, status: { not: "DEPARTED" } } as const;

export const readDepartment = query({
  name: "departments.read",
  permission: "department:read",
  input: departmentIdInput,
  async run(ctx, { departmentId }) {
    const department = await requireDepartment(ctx, departmentId);
    const all = await ctx.tx.department.findMany({
      where: { OR: [{ archivedAt: null }, { id: departmentId }] },
      select: { id: true, name: true, parentId: true },
      orderBy: { name: "asc" },
    });
    const subtree = subtreeOf(all, departmentId);
    return {
      ...departmentView(department),
      above: pathOf(all, departmentId)
        .slice(0, -1)
        .map(({ id, name }) => ({ id, name })),
      children: all.filter((one) => one.parentId === departmentId).map(({ id, name }) => ({ id, name })),
      people: await ctx.tx.person.count({ where: { ...working, departmentId } }),
      peopleWithBelow: await ctx.tx.person.count({ where: { ...working, departmentId: { in: subtree } } }),
    };
  },
});
