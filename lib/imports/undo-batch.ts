import { z } from "zod";
import { archiveProduct } from "@/lib/catalog/archive-product";
import { archiveVendor } from "@/lib/catalog/archive-vendor";
import { command, within, type Context } from "@/lib/kernel/operation";
import { archiveLicense } from "@/lib/licenses/archive-license";
import { undoAssignment } from "@/lib/seats/undo-assignment";
import { attempt } from "./attempt";
import { undoLogBatch } from "./undo-log-batch";
import { touchedShape } from "./list-rows";
import { problemsOfRefusal } from "./refusal-problems";
import { lockRun } from "./require-run";

/** In this order: what uses something goes before what it uses. */
export const undoStages = ["seat", "license", "product", "vendor"] as const;
type Stage = (typeof undoStages)[number];

const batchSize = 50;
const reason = "The import was undone.";

/** The next rows of an import that is being undone, from its end. What something else uses by now stays. */
export const undoBatch = command({
  name: "imports.undo-batch",
  permission: "system:run",
  input: z.strictObject({ importId: z.string(), stage: z.enum(undoStages), before: z.int().nullable() }),
  async run(ctx, { importId, stage, before }): Promise<{ next: number | null }> {
    const run = await lockRun(ctx, importId);
    if (run.status !== "UNDOING") return { next: null };
    if (run.kind === "FLEXLM") return undoLogBatch(ctx, run, stage === undoStages[0], before);
    const rows = await ctx.tx.importRow.findMany({
      where: {
        runId: importId,
        pass: run.pass,
        outcome: { in: ["CREATED", "CHANGED"] },
        ...(before === null ? {} : { row: { lt: before } }),
      },
      orderBy: { row: "desc" },
      take: batchSize,
    });
    for (const { touched } of rows) {
      for (const { type, id, did } of touchedShape.parse(touched)) {
        if (type !== stage || did !== "created" || !id) continue;
        const attempted = await attempt(ctx, (inner) => takeBack(inner, stage, id));
        if (!attempted.done && problemsOfRefusal(attempted.error) === null) throw attempted.error;
      }
    }
    const next = rows.length === batchSize ? (rows.at(-1)?.row ?? null) : null;
    const last = next === null && stage === "vendor";
    const done = (undoStages.indexOf(stage) + 1) / undoStages.length;
    await ctx.tx.importRun.update({
      where: { id: importId },
      data: {
        progressDone: Math.round((run.progressTotal ?? 0) * done),
        ...(last ? { status: "UNDONE", finishedAt: ctx.now, version: { increment: 1 } } : {}),
      },
    });
    if (last) ctx.record("import.undone", { kind: "import", id: importId }, {});
    return { next };
  },
});

async function takeBack(ctx: Context, stage: Stage, id: string): Promise<void> {
  switch (stage) {
    case "seat":
      await within(ctx, undoAssignment, { seatIds: [id], reason });
      return;
    case "license":
      await within(ctx, archiveLicense, { licenseId: id, reason });
      // The same file may be imported again, and then makes the licence anew.
      await ctx.tx.license.update({ where: { id }, data: { importKey: null } });
      return;
    case "product":
      await within(ctx, archiveProduct, { productId: id });
      return;
    case "vendor":
      await within(ctx, archiveVendor, { vendorId: id });
  }
}
