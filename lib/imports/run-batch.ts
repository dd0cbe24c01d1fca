import { z } from "zod";
import type { ImportRunModel } from "@/lib/db/generated/models";
import { command, type Context } from "@/lib/kernel/operation";
import { applyBatch, type DoneRow } from "./apply-batch";
import { rehearse } from "./attempt";
import { forgetRepeats } from "./forget-repeats";
import { readBatch } from "./read-batch";
import type { Position } from "./read-rows";
import { lockRun } from "./require-run";
import { readRun } from "./run-view";
import { filePosition } from "./schema";
import { storedFile } from "./stored-file";
import { writeResults } from "./write-results";

/** Rows in one transaction: few enough that it ends well within its time. */
const batchSize = 50;

/**
 * The next rows of an import, applied in one transaction. A dry run does the same and undoes it, so that what it tells is
 * what the run will do. Does nothing for a pass that was started anew meanwhile.
 */
export const runBatch = command({
  name: "imports.run-batch",
  permission: "system:run",
  input: z.strictObject({ importId: z.string(), pass: z.int(), keep: z.boolean(), from: filePosition.nullable() }),
  async run(ctx, { importId, pass, keep, from }): Promise<{ next: Position | null }> {
    const run = await lockRun(ctx, importId);
    if (run.pass !== pass) return { next: null };
    const { format, dataStart } = readRun(run);
    const start = from ?? dataStart;
    const batch = await readBatch(storedFile(ctx, importId), format, start, batchSize);
    const { done, book } = keep
      ? await applyBatch(ctx, run, batch.rows)
      : await rehearse(ctx, (inner) => applyBatch(inner, run, batch.rows));
    const rows = keep ? done : await withoutRepeats(ctx, run, done);
    // A dry run remembers everything that it would have created; a run finds it in the tables.
    if (!keep)
      for (const { row, touches } of rows)
        for (const touch of touches ?? []) if (touch.did === "created") book.add(touch.keys, row.row);
    await ctx.tx.importSubject.createMany({
      data: book.newRows(ctx.organizationId, importId, pass),
      skipDuplicates: true,
    });
    const next = done.length < batch.rows.length ? (done.at(-1)?.row.next ?? null) : batch.next;
    const end = next ?? { offset: run.bytes, row: start.row + batch.passed };
    const passed = {
      rows: end.row - dataStart.row,
      share: (end.offset - dataStart.offset) / Math.max(1, run.bytes - dataStart.offset),
      ended: next === null,
    };
    await writeResults(ctx, run, rows, { keep, ...passed });
    return { next };
  },
});

async function withoutRepeats(ctx: Context, run: ImportRunModel, rows: DoneRow[]): Promise<DoneRow[]> {
  const touches = await forgetRepeats(
    ctx,
    run.id,
    run.pass,
    rows.map((row) => row.touches ?? []),
  );
  return rows.map((row, index) => ({ ...row, touches: row.touches && (touches[index] ?? []) }));
}
