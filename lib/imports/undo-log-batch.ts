import type { ImportRunModel } from "@/lib/db/generated/models";
import { forgetOrigin, takeBackEvents } from "@/lib/flexnet/take-back.sql";
import { reckonLeases } from "@/lib/flexnet/reckon-leases";
import { lockSource } from "@/lib/flexnet/require-source";
import type { Context } from "@/lib/kernel/operation";

/**
 * The next step of taking a log back: first what it covers, then what it alone told, then the leases without it. What another
 * log tells as well stays, and is that log's. `before` counts the steps.
 */
export async function undoLogBatch(
  ctx: Context,
  run: ImportRunModel,
  first: boolean,
  before: number | null,
): Promise<{ next: number | null }> {
  if (!first || !run.usageSourceId) return { next: null };
  const step = (before ?? 0) + 1;
  const source = await lockSource(ctx, run.usageSourceId);
  if (before === null) await forgetOrigin(ctx, source.id, run.id);
  if (await takeBackEvents(ctx, source.id, run.id)) return { next: step };
  if (await reckonLeases(ctx, await lockSource(ctx, source.id))) return { next: step };
  await ctx.tx.importRun.update({
    where: { id: run.id },
    data: { status: "UNDONE", progressDone: run.progressTotal ?? 0, finishedAt: ctx.now, version: { increment: 1 } },
  });
  ctx.record("import.undone", { kind: "import", id: run.id }, {});
  return { next: null };
}
