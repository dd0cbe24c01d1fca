import type { Prisma } from "@/lib/db/generated/client";
import type { ImportRunModel } from "@/lib/db/generated/models";
import type { Context } from "@/lib/kernel/operation";
import type { DoneRow } from "./apply-batch";
import { readRun } from "./run-view";
import type { ImportOutcome } from "./schema";
import { addToTotals, outcomeOf, type Touch } from "./touch";

interface Passed {
  keep: boolean;
  /** Rows of the file so far, and their share of its bytes: the number of all rows is known at the end only. */
  rows: number;
  share: number;
  ended: boolean;
}

export const storedOutcomes = {
  created: "CREATED",
  changed: "CHANGED",
  unchanged: "UNCHANGED",
  "left-out": "LEFT_OUT",
} as const satisfies Record<ImportOutcome, string>;

/** Writes what became of each row of a batch, and the sums, in the batch's own transaction. */
export async function writeResults(
  ctx: Context,
  run: ImportRunModel,
  rows: readonly DoneRow[],
  passed: Passed,
): Promise<void> {
  const { organizationId } = ctx;
  const { id: runId, pass } = run;
  const outcomes = rows.map(({ touches }) => (touches === null ? "left-out" : outcomeOf(touches)));
  const count = (outcome: ImportOutcome) => outcomes.filter((one) => one === outcome).length;
  const kept = rows.map(({ row, title, touches }, index): Prisma.ImportRowCreateManyInput => ({
    organizationId,
    runId,
    pass,
    row: row.row,
    line: row.line,
    outcome: storedOutcomes[outcomes[index] ?? "left-out"],
    title,
    ...(touches === null ? { cells: row.cells } : {}),
    touched: touchedOf(touches ?? [], passed.keep),
  }));
  const problems = rows.flatMap((row) =>
    row.problems.map((problem, ordinal): Prisma.ImportProblemCreateManyInput => ({
      organizationId,
      runId,
      pass,
      row: problem.row,
      ordinal,
      column: problem.column,
      severity: problem.severity === "error" ? "ERROR" : "WARNING",
      detail: problem.detail,
    })),
  );
  await ctx.tx.importRow.createMany({ data: kept });
  await ctx.tx.importProblem.createMany({ data: problems });
  await ctx.tx.importRun.update({
    where: { id: runId },
    data: {
      status: passed.keep ? "RUNNING" : "DRY_RUNNING",
      progressDone: passed.rows,
      progressTotal: passed.ended
        ? passed.rows
        : Math.max(passed.rows, run.progressTotal ?? 0, passed.share > 0 ? Math.round(passed.rows / passed.share) : 0),
      created: { increment: count("created") },
      changed: { increment: count("changed") },
      unchanged: { increment: count("unchanged") },
      leftOut: { increment: count("left-out") },
      problems: { increment: problems.length },
      totals: rows.reduce((totals, { touches }) => addToTotals(totals, touches ?? []), readRun(run).totals),
    },
  });
}

/** A dry run's ids name rows that do not exist. */
function touchedOf(touches: readonly Touch[], keep: boolean): Prisma.InputJsonValue {
  return touches.map(({ type, id, did, label }) =>
    keep || did === "unchanged" ? { type, id, did, label } : { type, did, label },
  );
}
