import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "./operation";

/**
 * Runs a durable step's body at most once: the unique row is written in the step's own transaction, so a process
 * killed between commit and answer finds the stored result when it comes back. A second runner waits on the row.
 */
export async function doOnce<Output>(ctx: Context, key: string, body: () => Promise<Output>): Promise<Output> {
  const inserted = await ctx.tx.$executeRaw`
    INSERT INTO once_result (organization_id, key, created_at) VALUES (${ctx.organizationId}, ${key}, ${ctx.now})
    ON CONFLICT DO NOTHING`;
  const id = { organizationId_key: { organizationId: ctx.organizationId, key } };
  if (inserted === 0) {
    const stored = await ctx.tx.onceResult.findUniqueOrThrow({ where: id });
    return stored.result as Output;
  }
  const output = await body();
  await ctx.tx.onceResult.update({ where: id, data: { result: storable(output) } });
  return output;
}

function storable(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === undefined || value === null
    ? Prisma.DbNull
    : (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue);
}
