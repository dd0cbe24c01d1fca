import type { ImportRunModel } from "@/lib/db/generated/models";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

export async function requireRun(ctx: Context, importId: string): Promise<ImportRunModel> {
  const run = await ctx.tx.importRun.findUnique({ where: { id: importId } });
  if (!run) throw refuse("not-found", { what: "import" });
  return run;
}

/** Locks the run until the transaction ends: two people who press "Run" at once take turns. */
export async function lockRun(ctx: Context, importId: string): Promise<ImportRunModel> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM import_run WHERE organization_id = ${ctx.organizationId} AND id = ${importId} FOR UPDATE`;
  return requireRun(ctx, importId);
}
