import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { requireRun } from "./require-run";
import { readRun } from "./run-view";

const pageSize = 200;
const cellsShape = z.array(z.string());

/** A page of the rows that were left out, as they stood in the file, for the error file. */
export const readBadRows = query({
  name: "imports.bad-rows",
  permission: "import:read",
  input: z.strictObject({ importId: z.string(), after: z.int().default(0) }),
  async run(ctx, { importId, after }) {
    const run = await requireRun(ctx, importId);
    const { columns, format } = readRun(run);
    const rows = await ctx.tx.importRow.findMany({
      where: { runId: importId, pass: run.pass, outcome: "LEFT_OUT", row: { gt: after } },
      orderBy: { row: "asc" },
      take: pageSize,
    });
    const problems = await ctx.tx.importProblem.findMany({
      where: { runId: importId, pass: run.pass, severity: "ERROR", row: { in: rows.map(({ row }) => row) } },
      orderBy: [{ row: "asc" }, { ordinal: "asc" }],
    });
    return {
      fileName: run.fileName,
      delimiter: format.delimiter,
      columns: columns.map(({ name }) => name),
      rows: rows.map(({ row, cells }) => ({
        cells: cellsShape.parse(cells),
        problems: problems.filter((problem) => problem.row === row),
      })),
      next: rows.length === pageSize ? (rows.at(-1)?.row ?? null) : null,
    };
  },
});
