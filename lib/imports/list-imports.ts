import { keyset, pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { importView } from "./run-view";

/** Imports, the latest first. Files that are still arriving are not listed. */
export const listImports = query({
  name: "imports.list",
  permission: "import:read",
  input: pageInput.strict(),
  async run(ctx, input) {
    const page = keyset({ createdAt: "instant" }, { ...input, sort: input.sort ?? "-createdAt" });
    const where = { status: { not: "UPLOADING" as const } };
    const rows = await ctx.tx.importRun.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    return { items: items.map(importView), total: await ctx.tx.importRun.count({ where }), ...cursors };
  },
});
