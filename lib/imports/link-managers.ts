import { z } from "zod";
import { isoDay } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";
import { updatePerson } from "@/lib/people/change-person";
import { matchPerson } from "@/lib/people/match-person";
import { namesOf } from "./apply-person";
import { attempt, rehearse } from "./attempt";
import { findColleague, waysToSay } from "./find-colleague";
import { interpretRow } from "./interpret-row";
import { readBatch } from "./read-batch";
import type { FileRow, Position } from "./read-rows";
import type { PersonRecord } from "./records";
import { problemsOfRefusal } from "./refusal-problems";
import { lockRun } from "./require-run";
import { readRun } from "./run-view";
import { filePosition } from "./schema";
import { sourceOf } from "./source-of";
import { storedFile } from "./stored-file";

const batchSize = 100;
/** Above the problems that the row itself had. */
const firstOrdinal = 100;

type Linked = { row: FileRow; changed: boolean; problem: string | null };

/** Second reading of a file of people: a manager may stand below those who report to them. */
export const linkManagers = command({
  name: "imports.link-managers",
  permission: "system:run",
  input: z.strictObject({ importId: z.string(), pass: z.int(), keep: z.boolean(), from: filePosition.nullable() }),
  async run(ctx, { importId, pass, keep, from }): Promise<{ next: Position | null }> {
    const run = await lockRun(ctx, importId);
    const { kind, columns, mapping, options, format, dataStart } = readRun(run);
    if (run.pass !== pass || kind !== "people" || mapping.manager === undefined) return { next: null };
    const { rows, next } = await readBatch(storedFile(ctx, importId), format, from ?? dataStart, batchSize);
    const today = isoDay((await organizationDay(ctx)).today);
    // Whoever has left by their end date reports to nobody.
    const meant = rows.flatMap((row) => {
      const { intent } = interpretRow(row, { kind, columns, mapping, options });
      return intent?.kind === "people" && intent.record.manager && (intent.record.endsOn ?? today) >= today
        ? [{ row, record: intent.record, manager: intent.record.manager }]
        : [];
    });
    const linkAll = async (inner: Context) => {
      const linked: Linked[] = [];
      for (const { row, record, manager } of meant)
        linked.push({ row, ...(await link(inner, record, manager, sourceOf(run), { importId, pass, keep })) });
      return linked;
    };
    const linked = keep ? await linkAll(ctx) : await rehearse(ctx, linkAll);
    await writeLinks(ctx, { importId, pass, column: columns[mapping.manager]?.name ?? null }, linked);
    return { next };
  },
});

async function link(
  ctx: Context,
  record: PersonRecord,
  manager: string,
  source: string,
  { importId, pass, keep }: { importId: string; pass: number; keep: boolean },
): Promise<Omit<Linked, "row">> {
  const unchanged = { changed: false, problem: null };
  const person = await matchPerson(ctx, namesOf(source, record));
  if (person && (person.status === "DEPARTED" || person.archivedAt)) return unchanged;
  const found = await findColleague(ctx, manager);
  if ("fault" in found)
    return !keep && (await isPlanned(ctx, importId, pass, manager))
      ? unchanged
      : { changed: false, problem: `${found.fault} Left empty.` };
  if (!person || person.managerId === found.id || person.id === found.id) return unchanged;
  const attempted = await attempt(ctx, (inner) => updatePerson(inner, person, { managerId: found.id }));
  if (attempted.done) return { changed: true, problem: null };
  const [refused] = problemsOfRefusal(attempted.error) ?? [];
  if (!refused) throw attempted.error;
  return { changed: false, problem: `${refused.detail} Left empty.` };
}

/** Whether this file itself brings the manager in: a dry run has undone that. */
async function isPlanned(ctx: Context, runId: string, pass: number, manager: string): Promise<boolean> {
  const keys = waysToSay(manager).flatMap((word) =>
    ["email", "username", "number", "name", "full-name"].map((kind) => `person/${kind}/${word}`),
  );
  return (await ctx.tx.importSubject.count({ where: { runId, pass, key: { in: keys } } })) > 0;
}

async function writeLinks(
  ctx: Context,
  at: { importId: string; pass: number; column: string | null },
  linked: readonly Linked[],
): Promise<void> {
  const { importId: runId, pass, column } = at;
  const problems = linked.filter(({ problem }) => problem !== null);
  await ctx.tx.importProblem.createMany({
    data: problems.map(({ row, problem }) => ({
      organizationId: ctx.organizationId,
      runId,
      pass,
      row: row.row,
      ordinal: firstOrdinal,
      column,
      severity: "WARNING" as const,
      detail: problem ?? "",
    })),
  });
  const changed = linked.flatMap(({ row, changed }) => (changed ? [row.row] : []));
  const { count } = await ctx.tx.importRow.updateMany({
    where: { runId, pass, row: { in: changed }, outcome: "UNCHANGED" },
    data: { outcome: "CHANGED" },
  });
  if (count === 0 && problems.length === 0) return;
  await ctx.tx.importRun.update({
    where: { id: runId },
    data: { changed: { increment: count }, unchanged: { decrement: count }, problems: { increment: problems.length } },
  });
}
