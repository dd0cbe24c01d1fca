import { z } from "zod";
import { pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { requireRun } from "./require-run";

const listLogLinesInput = pageInput
  .omit({ sort: true, cursor: true })
  .extend({ importId: z.string(), cursor: z.coerce.number().int().min(0).optional() })
  .strict();

/** The lines of a log that its latest reading did not understand, as they stand in the file, and why; the first thousand. */
export const listLogLines = query({
  name: "imports.log-lines",
  permission: "import:read",
  input: listLogLinesInput,
  async run(ctx, { importId, limit, cursor }) {
    const { pass } = await requireRun(ctx, importId);
    const where = { runId: importId, pass, outcome: "LEFT_OUT" as const };
    const found = await ctx.tx.importRow.findMany({
      where: { ...where, ...(cursor === undefined ? {} : { row: { gt: cursor } }) },
      orderBy: { row: "asc" },
      take: limit + 1,
    });
    const shown = found.slice(0, limit);
    const problems = await ctx.tx.importProblem.findMany({
      where: { runId: importId, pass, row: { in: shown.map(({ row }) => row) } },
    });
    const why = new Map(problems.map(({ row, detail }) => [row, detail]));
    const items = shown.map(({ row, title }) => ({ id: String(row), line: row, text: title, why: why.get(row) ?? "" }));
    const nextCursor = found.length > limit ? String(shown.at(-1)?.row ?? 0) : null;
    return { items, total: await ctx.tx.importRow.count({ where }), nextCursor, previousCursor: null };
  },
});
