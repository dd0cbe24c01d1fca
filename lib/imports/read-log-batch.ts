import { z } from "zod";
import type { ImportRunModel } from "@/lib/db/generated/models";
import { countKnown } from "@/lib/flexnet/ingest.sql";
import { ingest } from "@/lib/flexnet/ingest";
import { freshReader, logReader, readerState, type LogBatch } from "@/lib/flexnet/log-reader";
import { freshTally, reportOf, tally, tallyState } from "@/lib/flexnet/log-tally";
import { reckonLeases } from "@/lib/flexnet/reckon-leases";
import { lockSource } from "@/lib/flexnet/require-source";
import { command, type Context } from "@/lib/kernel/operation";
import type { Position } from "./read-rows";
import { lockRun } from "./require-run";
import { filePosition } from "./schema";
import { storedFile } from "./stored-file";

const batchInput = z.strictObject({
  importId: z.string(),
  pass: z.int(),
  keep: z.boolean(),
  from: filePosition.nullable(),
});

const remembered = z.object({ reader: readerState, tally: tallyState });
/** Lines not understood that are kept one by one; the others are counted. */
const mostTold = 1_000;
const longestLine = 1024 * 1024;
/** Bytes in one transaction: some ten thousand lines, a small part of the time that it has. */
const atOnce = 512 * 1024;
const newline = 10;

/** The next piece of a log, in one transaction. A dry run reads the same and keeps the sums alone. */
export const readLogBatch = command({
  name: "imports.read-log-batch",
  permission: "system:run",
  input: batchInput,
  async run(ctx, { importId, pass, keep, from }): Promise<{ next: Position | null }> {
    const run = await lockRun(ctx, importId);
    if (run.pass !== pass || !run.usageSourceId) return { next: null };
    const source = await lockSource(ctx, run.usageSourceId);
    const at = from?.offset ?? 0;
    const { bytes, ended } = await wholeLines(ctx, importId, at);
    const state = from === null ? { reader: freshReader, tally: freshTally } : remembered.parse(run.logState);
    const reader = logReader(state.reader, source);
    for (const line of linesOf(new TextDecoder(run.encoding).decode(bytes))) reader.push(line);
    const batch = reader.take();
    const known = keep
      ? (await ingest(ctx, source, importId, batch)).known
      : await countKnown(ctx, source.id, batch.events);
    const sums = tally(state.tally, batch);
    const lines = batch.state.lines;
    await tellUnmatched(ctx, run, batch);
    const end = at + bytes.length;
    await ctx.tx.importRun.update({
      where: { id: importId },
      data: {
        status: keep ? "RUNNING" : "DRY_RUNNING",
        progressDone: lines,
        progressTotal: ended ? lines : Math.max(lines, Math.round((lines * run.bytes) / Math.max(1, end))),
        created: { increment: batch.events.length - known },
        unchanged: { increment: known },
        leftOut: { increment: batch.unmatched.length },
        problems: { increment: batch.unmatched.length },
        report: reportOf(sums, lines),
      },
    });
    // Written by hand: Prisma would walk through all of it, which is thousands of names.
    await ctx.tx.$executeRaw`
      UPDATE import_run SET log_state = ${JSON.stringify({ reader: batch.state, tally: sums })}::jsonb
      WHERE organization_id = ${ctx.organizationId} AND id = ${importId}`;
    return { next: ended ? null : { offset: end, row: lines, line: lines } };
  },
});

/** Leases from what was read. A dry run has read nothing that is kept. */
export const reckonBatch = command({
  name: "imports.reckon-leases",
  permission: "system:run",
  input: batchInput,
  async run(ctx, { importId, pass, keep, from }): Promise<{ next: Position | null }> {
    const run = await lockRun(ctx, importId);
    if (run.pass !== pass || !keep || !run.usageSourceId) return { next: null };
    const more = await reckonLeases(ctx, await lockSource(ctx, run.usageSourceId));
    return { next: more ? { offset: (from?.offset ?? 0) + 1, row: 0, line: 0 } : null };
  },
});

/** The bytes from an offset to the end of a line. */
async function wholeLines(ctx: Context, importId: string, from: number): Promise<{ bytes: Buffer; ended: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of storedFile(ctx, importId)(from)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < atOnce) continue;
    const bytes = Buffer.concat(chunks);
    const end = bytes.lastIndexOf(newline);
    if (end >= 0) return { bytes: bytes.subarray(0, end + 1), ended: false };
    if (size > longestLine) return { bytes, ended: false };
  }
  return { bytes: Buffer.concat(chunks), ended: true };
}

function linesOf(text: string): string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split(/\r?\n/);
}

/** Each line that was not understood is a row that is left out, to be looked at and downloaded. */
async function tellUnmatched(ctx: Context, run: ImportRunModel, batch: LogBatch): Promise<void> {
  const told = batch.unmatched.slice(0, Math.max(0, mostTold - run.leftOut));
  const of = { organizationId: ctx.organizationId, runId: run.id, pass: run.pass };
  await ctx.tx.importRow.createMany({
    data: told.map(({ line, text }) => ({
      ...of,
      row: line,
      line,
      outcome: "LEFT_OUT" as const,
      title: text.replaceAll("\u0000", "").trim().slice(0, 200),
      cells: [text.replaceAll("\u0000", "")],
      touched: [],
    })),
  });
  await ctx.tx.importProblem.createMany({
    data: told.map(({ line, why }) => ({
      ...of,
      row: line,
      ordinal: 0,
      column: null,
      severity: "WARNING" as const,
      detail: why,
    })),
  });
}
