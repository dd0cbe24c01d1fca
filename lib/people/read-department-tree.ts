import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { inTreeOrder } from "./department-tree";

const working = { archivedAt: null, status: { not: "DEPARTED" } } as const;

/** The whole tree of departments in use, in reading order, with the people of each and of all below it. */
export const readDepartmentTree = query({
  name: "departments.tree",
  permission: "department:read",
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.tx.department.findMany({
      where: { archivedAt: null },
      select: {
        id: true,
        name: true,
        parentId: true,
        costCenter: true,
        _count: { select: { people: { where: working } } },
      },
    });
    const branches = inTreeOrder(rows).map(({ node: { _count, ...node }, depth }) => ({
      ...node,
      depth,
      people: _count.people,
      peopleWithBelow: _count.people,
    }));
    // In reading order those below come after, so that adding up from the end meets every child before its parent.
    const byId = new Map(branches.map((branch) => [branch.id, branch]));
    for (const branch of [...branches].reverse()) {
      const parent = branch.parentId === null ? undefined : byId.get(branch.parentId);
      if (parent) parent.peopleWithBelow += branch.peopleWithBelow;
    }
    return branches;
  },
});

export type DepartmentBranch = Awaited<ReturnType<typeof readDepartmentTree.run>>[number];
