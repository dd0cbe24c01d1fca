import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { archivedWhere, containing } from "@/lib/kernel/text-search";
import { subtreeOf } from "./department-tree";
import { personView, type PersonView } from "./person-view";
import { listPeopleInput } from "./schema";

export type PersonRow = PersonView & {
  department: { id: string; name: string } | null;
  site: { id: string; name: string } | null;
  manager: { id: string; displayName: string } | null;
};

const relations = {
  department: { select: { id: true, name: true } },
  site: { select: { id: true, name: true } },
  manager: { select: { id: true, displayName: true } },
} as const;

/** People by name, e-mail or number; `department` takes those of the departments below it too. */
export const listPeople = query({
  name: "people.list",
  permission: "person:read",
  input: listPeopleInput,
  async run(ctx, { q, email, department, site, manager, status, kind, archived, ...paging }): Promise<Page<PersonRow>> {
    const sorts = {
      displayName: "text",
      email: "text?",
      title: "text?",
      startsOn: "instant?",
      endsOn: "instant?",
      createdAt: "instant",
    } as const;
    const page = keyset(sorts, paging);
    const where = {
      ...archivedWhere(archived),
      ...(email ? { email } : {}),
      ...(department ? { departmentId: { in: await departmentAndBelow(ctx, department) } } : {}),
      ...(site ? { siteId: site } : {}),
      ...(manager ? { managerId: manager } : {}),
      ...(status ? { status } : {}),
      ...(kind ? { kind } : {}),
      ...(q
        ? {
            OR: [
              { displayName: containing(q) },
              { email: containing(q) },
              { username: containing(q) },
              { employeeNumber: containing(q) },
            ],
          }
        : {}),
    };
    const rows = await ctx.tx.person.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: relations,
    });
    const total = await ctx.tx.person.count({ where });
    const items = rows.map(({ department: unit, site: place, manager: boss, ...row }) => ({
      ...personView(row),
      department: unit,
      site: place,
      manager: boss,
    }));
    return { ...page.cut(items), total };
  },
});

async function departmentAndBelow(ctx: Context, departmentId: string): Promise<string[]> {
  return subtreeOf(
    await ctx.tx.department.findMany({ select: { id: true, name: true, parentId: true } }),
    departmentId,
  );
}
