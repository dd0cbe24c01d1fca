import type { ImportRunModel } from "@/lib/db/generated/models";
import type { Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { applyRow, subjectKeysOf } from "./apply-row";
import { reportOn, type Applying } from "./applying";
import { attempt } from "./attempt";
import { interpretRow } from "./interpret-row";
import type { FileRow } from "./read-rows";
import { problemsOfRefusal } from "./refusal-problems";
import { readRun } from "./run-view";
import type { ImportProblem } from "./schema";
import { sourceOf } from "./source-of";
import { SubjectBook } from "./subject-book";
import type { Touch } from "./touch";

export interface DoneRow {
  row: FileRow;
  title: string;
  /** Null where the row was left out. */
  touches: Touch[] | null;
  problems: ImportProblem[];
}

/** A transaction stops taking rows after this long, by the database's clock: on a busy machine a row can take its time. */
const patience = "1.2 seconds";
const checkedEvery = 5;

/**
 * Applies rows one after another, each on its own: what one row may not do leaves that row out and no other. Answers those
 * that there was time for.
 */
export async function applyBatch(
  ctx: Context,
  run: ImportRunModel,
  rows: readonly FileRow[],
): Promise<{ done: DoneRow[]; book: SubjectBook }> {
  const { columns, kind, mapping, options } = readRun(run);
  const rules = { kind, columns, mapping, options };
  const { timeZone, today } = await organizationDay(ctx);
  const read = rows.map((row) => ({ row, ...interpretRow(row, rules) }));
  const book = await SubjectBook.open(
    ctx,
    run.id,
    run.pass,
    read.flatMap(({ intent }) => (intent ? subjectKeysOf(intent) : [])),
  );
  const source = sourceOf(run);
  const done: DoneRow[] = [];
  for (const { row, intent, title, problems } of read) {
    if (done.length > 0 && done.length % checkedEvery === 0 && (await isLate(ctx))) break;
    if (intent === null) {
      done.push({ row, title, touches: null, problems });
      continue;
    }
    const applying: Applying = { ctx, row: row.row, rules, source, book, timeZone, today, touches: [], problems };
    const attempted = await attempt(ctx, (inner) => applyRow({ ...applying, ctx: inner }, intent));
    if (!attempted.done) {
      const refused = problemsOfRefusal(attempted.error);
      if (refused === null) throw attempted.error;
      for (const { field, detail, severity } of refused) reportOn(applying, field, detail, severity);
    }
    done.push({ row, title, touches: attempted.done ? applying.touches : null, problems: applying.problems });
  }
  return { done, book };
}

async function isLate(ctx: Context): Promise<boolean> {
  const [clock] = await ctx.tx.$queryRaw<
    { late: boolean }[]
  >`SELECT clock_timestamp() - transaction_timestamp() > ${patience}::interval AS late`;
  return clock?.late ?? false;
}
