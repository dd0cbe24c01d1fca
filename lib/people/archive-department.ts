import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { departmentView } from "./department-view";
import { nameSome } from "./name-some";
import { lockDepartment } from "./people.sql";
import { requireDepartment } from "./require-department";
import { departmentIdInput } from "./schema";

export const archiveDepartment = command({
  name: "departments.archive",
  permission: "department:write",
  input: departmentIdInput,
  async run(ctx, { departmentId }) {
    await lockDepartment(ctx, departmentId);
    const before = await requireDepartment(ctx, departmentId);
    if (before.archivedAt) return departmentView(before);
    await refuseWhileUsed(ctx, before);
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.department.updateManyAndReturn({ where: { id: departmentId, archivedAt: null }, data }),
    );
    ctx.record(
      "department.archived",
      { kind: "department", id: departmentId },
      { before, after, related: [before.parentId] },
    );
    return departmentView(after);
  },
});

async function refuseWhileUsed(ctx: Context, { id, name }: { id: string; name: string }): Promise<void> {
  const children = await ctx.tx.department.findMany({
    where: { parentId: id, archivedAt: null },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  if (children.length > 0) {
    throw refuse("in-use", {
      what: name,
      why: `has departments below it: ${nameSome(children.map((child) => child.name))}`,
      remedy: "Move or archive them first.",
    });
  }
  const people = await ctx.tx.person.findMany({
    where: { departmentId: id, archivedAt: null, status: { not: "DEPARTED" } },
    select: { displayName: true },
    orderBy: { displayName: "asc" },
  });
  if (people.length > 0) {
    throw refuse("in-use", {
      what: name,
      why: `still has ${nameSome(people.map((person) => person.displayName))}`,
      remedy: "Move them to another department first.",
    });
  }
}
