import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { importTotals } from "./schema";
import { lockRun } from "./require-run";

const passInput = z.strictObject({ importId: z.string(), pass: z.int(), keep: z.boolean() });

/** The last row is done. What older passes found is forgotten with it. */
export const endPass = command({
  name: "imports.end",
  permission: "system:run",
  input: passInput,
  async run(ctx, { importId, pass, keep }) {
    const before = await lockRun(ctx, importId);
    if (before.pass !== pass) return;
    const old = { where: { runId: importId, pass: { lt: pass } } };
    await ctx.tx.importRow.deleteMany(old);
    await ctx.tx.importProblem.deleteMany(old);
    await ctx.tx.importSubject.deleteMany(old);
    const run = await ctx.tx.importRun.update({
      where: { id: importId },
      data: { status: keep ? "DONE" : "READY", finishedAt: ctx.now, version: { increment: 1 } },
    });
    if (!keep) return;
    const { created, changed, unchanged, leftOut } = run;
    const totals = importTotals.parse(run.totals);
    ctx.record(
      "import.done",
      { kind: "import", id: importId },
      { after: { created, changed, unchanged, leftOut, totals } },
    );
  },
});

/** The work stopped for good: what was imported until then stays, and says so. */
export const failPass = command({
  name: "imports.fail",
  permission: "system:run",
  input: passInput.extend({ reason: z.string() }),
  async run(ctx, { importId, pass, keep, reason }) {
    const run = await lockRun(ctx, importId);
    if (run.pass !== pass || !["DRY_RUNNING", "QUEUED", "RUNNING"].includes(run.status)) return;
    const failure =
      keep && run.progressDone > 0
        ? `${reason} The first ${run.progressDone} rows were imported; running it again leaves them as they are.`
        : reason;
    await ctx.tx.importRun.update({
      where: { id: importId },
      data: { status: "FAILED", failure, finishedAt: ctx.now, version: { increment: 1 } },
    });
    if (keep) ctx.record("import.failed", { kind: "import", id: importId }, { after: { rows: run.progressDone } });
  },
});

/** Taking an import back stopped for good: what was taken back stays so, and it can be undone again from there. */
export const failUndo = command({
  name: "imports.fail-undo",
  permission: "system:run",
  input: z.strictObject({ importId: z.string(), reason: z.string() }),
  async run(ctx, { importId, reason }) {
    const run = await lockRun(ctx, importId);
    if (run.status !== "UNDOING") return;
    await ctx.tx.importRun.update({
      where: { id: importId },
      data: { status: "DONE", failure: `${reason} Undo it again to go on.`, version: { increment: 1 } },
    });
    ctx.record("import.undo-failed", { kind: "import", id: importId });
  },
});
