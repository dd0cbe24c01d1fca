import { query } from "@/lib/kernel/operation";
import { problemView } from "./list-problems";
import { requireRun } from "./require-run";
import { importView } from "./run-view";
import { importIdInput } from "./start-import";

/** Problems told with an import; all of them are a list of their own. */
const problemsTold = 200;

export const readImport = query({
  name: "imports.read",
  permission: "import:read",
  input: importIdInput,
  async run(ctx, { importId }) {
    const run = await requireRun(ctx, importId);
    const problems = await ctx.tx.importProblem.findMany({
      where: { runId: importId, pass: run.pass },
      orderBy: [{ row: "asc" }, { ordinal: "asc" }],
      take: problemsTold,
    });
    return { ...importView(run), problems: problems.map(problemView) };
  },
});

/** What changes while an import is worked on, for a page that asks again and again. */
export const readProgress = query({
  name: "imports.progress",
  permission: "import:read",
  quiet: true,
  input: importIdInput,
  async run(ctx, { importId }) {
    const { stage, progress, created, changed, unchanged, leftOut, problemCount, failure } = importView(
      await requireRun(ctx, importId),
    );
    return { stage, progress, created, changed, unchanged, leftOut, problemCount, failure };
  },
});
