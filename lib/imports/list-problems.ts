import { z } from "zod";
import type { ImportProblemModel } from "@/lib/db/generated/models";
import { pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { requireRun } from "./require-run";
import { problemSeverity } from "./schema";

const listProblemsInput = pageInput
  .omit({ sort: true })
  .extend({ importId: z.string(), severity: problemSeverity.optional() })
  .strict();

export function problemView({ row, column, detail, severity }: ImportProblemModel) {
  return { row, column, detail, severity: severity === "ERROR" ? ("error" as const) : ("warning" as const) };
}

/** The problems of the latest pass, by row. */
export const listProblems = query({
  name: "imports.problems",
  permission: "import:read",
  input: listProblemsInput,
  async run(ctx, { importId, severity, limit, cursor }) {
    const run = await requireRun(ctx, importId);
    const where = {
      runId: importId,
      pass: run.pass,
      ...(severity ? { severity: severity === "error" ? ("ERROR" as const) : ("WARNING" as const) } : {}),
    };
    const after = cursor === undefined ? null : readCursor(cursor);
    const beyond = after
      ? { OR: [{ row: { gt: after.row } }, { row: after.row, ordinal: { gt: after.ordinal } }] }
      : {};
    const found = await ctx.tx.importProblem.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ row: "asc" }, { ordinal: "asc" }],
      take: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor = found.length > limit && last ? `${last.row}.${last.ordinal}` : null;
    return {
      items: shown.map((problem) => ({ id: `${problem.row}.${problem.ordinal}`, ...problemView(problem) })),
      total: await ctx.tx.importProblem.count({ where }),
      nextCursor,
      previousCursor: null,
    };
  },
});

function readCursor(cursor: string): { row: number; ordinal: number } {
  const [, row, ordinal] = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (!row || !ordinal) throw refuseInput({ cursor: "is not a cursor of this list: start again without it" });
  return { row: Number(row), ordinal: Number(ordinal) };
}
