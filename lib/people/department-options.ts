import { query } from "@/lib/kernel/operation";
import { inTreeOrder, pathOf } from "./department-tree";
import { optionsInput } from "./schema";

export const departmentOptions = query({
  name: "departments.options",
  permission: "department:read",
  input: optionsInput,
  async run(ctx, { q = "" }) {
    const all = await ctx.tx.department.findMany({
      where: { archivedAt: null },
      select: { id: true, name: true, parentId: true },
    });
    const found = inTreeOrder(all).filter(({ node }) => node.name.toLowerCase().includes(q.toLowerCase()));
    const items = found.slice(0, 50).map(({ node }) => ({
      id: node.id,
      label: node.name,
      detail: pathOf(all, node.id)
        .slice(0, -1)
        .map((one) => one.name)
        .join(" / "),
    }));
    return { items: items.map(({ detail, ...item }) => (detail ? { ...item, detail } : item)) };
  },
});
