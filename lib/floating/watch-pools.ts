import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { readLivePools, type WatchedPool } from "./live-pools.sql";
import { createPoolWatch } from "./pool-watch";

const mostPools = 200;

export const watchInput = z.strictObject({
  poolIds: z.array(idField).min(1, "is needed").max(mostPools, `are at most ${mostPools}`),
  /** With who holds seats and who waits. */
  detailed: z.boolean().default(false),
});

/** Lets somebody watch pools: answers which ones, for `poolWatch`. */
export const watchPools = query({
  name: "floating.watch",
  permission: "pool:read",
  input: watchInput,
  // Part of a page that was opened, and recorded, before.
  quiet: true,
  async run(ctx, { poolIds, detailed }): Promise<WatchedPool[]> {
    const found = await ctx.tx.pool.findMany({
      where: { id: { in: poolIds } },
      select: { id: true },
    });
    if (found.length < new Set(poolIds).size) throw refuse("not-found", { what: "pool" });
    return found.map(({ id }) => ({ organizationId: ctx.organizationId, poolId: id, detailed }));
  },
});

/** Twice a second; a reading that takes long is followed by a longer rest, so that watching never takes much of the database. */
const restMs = 500;
const restShare = 4;

const watches = new WeakMap<Runtime["pool"], ReturnType<typeof createPoolWatch>>();

/** The one reader of this process for all who watch. */
export function poolWatch(runtime: Runtime): ReturnType<typeof createPoolWatch> {
  const known = watches.get(runtime.pool);
  if (known) return known;
  const made = createPoolWatch({
    read: (watched) => readLivePools(runtime.db, watched),
    pause: (tookMs) => new Promise((resolve) => setTimeout(resolve, Math.max(restMs, tookMs * restShare))),
  });
  watches.set(runtime.pool, made);
  return made;
}
