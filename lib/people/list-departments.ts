import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { pathOf } from "./department-tree";
import { departmentView, type DepartmentView } from "./department-view";
import { listDepartmentsInput } from "./schema";

export type DepartmentRow = DepartmentView & {
  /** The departments above it, from the root down. */
  above: { id: string; name: string }[];
  /** Of the department itself, without those below it. */
  people: number;
  children: number;
};

const working = { archivedAt: null, status: { not: "DEPARTED" } } as const;

export const listDepartments = query({
  name: "departments.list",
  permission: "department:read",
  input: listDepartmentsInput,
  async run(ctx, { q, parent, archived, ...paging }): Promise<Page<DepartmentRow>> {
    const page = keyset({ name: "text", costCenter: "text?", createdAt: "instant" }, paging);
    const where = {
      ...archivedWhere(archived),
      ...(parent ? { parentId: parent } : {}),
      ...(q ? { OR: [{ name: containing(q) }, { costCenter: containing(q) }] } : {}),
    };
    const rows = await ctx.tx.department.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: { _count: { select: { people: { where: working }, children: { where: { archivedAt: null } } } } },
    });
    const total = await ctx.tx.department.count({ where });
    const all = await ctx.tx.department.findMany({ select: { id: true, name: true, parentId: true } });
    const items = rows.map(({ _count, ...row }) => ({
      ...departmentView(row),
      above: pathOf(all, row.id)
        .slice(0, -1)
        .map(({ id, name }) => ({ id, name })),
      people: _count.people,
      children: _count.children,
    }));
    return { ...page.cut(items), total };
  },
});
