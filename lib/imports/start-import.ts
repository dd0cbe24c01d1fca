import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { ImportRunModel } from "@/lib/db/generated/models";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { requireAnswers } from "./require-mapping";
import { lockRun } from "./require-run";
import { importView, kindOf, readRun } from "./run-view";

export const importIdInput = z.strictObject({ importId: z.string() });

const startable: readonly string[] = ["UPLOADED", "READY", "FAILED"];

/** Tries the file without keeping anything. */
export const startDryRun = command({
  name: "imports.try",
  permission: "import:run",
  input: importIdInput,
  async run(ctx, { importId }) {
    const run = await requireStartable(ctx, importId);
    return importView(await startPass(ctx, run, false));
  },
});

/** Runs the import. Whoever has tried the file first knows what it will do; a program may do without. */
export const startImport = command({
  name: "imports.start",
  permission: "import:run",
  input: importIdInput,
  async run(ctx, { importId }) {
    const before = await requireStartable(ctx, importId);
    const run = await startPass(ctx, before, true);
    const { fileName, sha256, bytes } = run;
    ctx.record(
      "import.started",
      { kind: "import", id: importId },
      { after: { fileName, sha256, bytes, kind: kindOf(run) } },
    );
    return importView(run);
  },
});

async function requireStartable(ctx: Context, importId: string): Promise<ImportRunModel> {
  const run = await lockRun(ctx, importId);
  if (!startable.includes(run.status))
    throw refuse("import-not-possible", { what: run.status === "DONE" ? "done" : "being worked on" });
  if (run.kind === "FLEXLM") return run;
  const { kind, mapping, options } = readRun(run);
  requireAnswers(kind, mapping, options);
  return run;
}

async function startPass(ctx: Context, before: ImportRunModel, keep: boolean): Promise<ImportRunModel> {
  const pass = before.pass + 1;
  const none = { created: 0, changed: 0, unchanged: 0, leftOut: 0, problems: 0, totals: {}, report: Prisma.DbNull };
  const run = await ctx.tx.importRun.update({
    where: { id: before.id },
    data: {
      ...none,
      pass,
      status: keep ? "QUEUED" : "DRY_RUNNING",
      progressDone: 0,
      progressTotal: before.status === "READY" ? before.progressTotal : null,
      failure: null,
      startedAt: ctx.now,
      finishedAt: null,
      version: { increment: 1 },
    },
  });
  ctx.emit("import/started", { importId: run.id, pass, keep, log: run.kind === "FLEXLM" });
  return run;
}
