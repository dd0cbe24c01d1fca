import type { Context } from "@/lib/kernel/operation";

type Attempt<Output> = { done: true; output: Output } | { done: false; error: unknown };

/**
 * Does something that may fail and leaves nothing behind where it does: neither rows nor events. The transaction goes on,
 * so that one bad row does not cost the others.
 */
export async function attempt<Output>(
  ctx: Context,
  body: (inner: Context) => Promise<Output>,
): Promise<Attempt<Output>> {
  const events: (() => void)[] = [];
  const inner: Context = {
    ...ctx,
    record: (...event) => void events.push(() => ctx.record(...event)),
    emit: (...event) => void events.push(() => ctx.emit(...event)),
  };
  await ctx.tx.$executeRaw`SAVEPOINT import_row`;
  try {
    const output = await body(inner);
    await ctx.tx.$executeRaw`RELEASE SAVEPOINT import_row`;
    for (const write of events) write();
    return { done: true, output };
  } catch (error) {
    await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT import_row`;
    return { done: false, error };
  }
}

/** Does everything, looks at what came of it, and undoes it: rows, events and all. */
export async function rehearse<Output>(ctx: Context, body: (inner: Context) => Promise<Output>): Promise<Output> {
  await ctx.tx.$executeRaw`SAVEPOINT import_rehearsal`;
  try {
    return await body({ ...ctx, record: () => undefined, emit: () => undefined });
  } finally {
    await ctx.tx.$executeRaw`ROLLBACK TO SAVEPOINT import_rehearsal`;
  }
}
