import type { Pool } from "pg";
import { z } from "zod";
import type { Statement } from "@/lib/kernel/direct-operation";
import { judgeQueue } from "./judge-queue";
import { restingPoolsStatement, serveRestingStatement } from "./statements.sql";

/** So long may a late heartbeat still revive a lease that ran out before it is written down as ended. */
const grace = "60 seconds";
/** At one go: a pool is held alone meanwhile. */
const mostAtOnce = 200;

const resting = z.array(z.tuple([z.string(), z.string()]));

/**
 * Does in pools that nobody touches what whoever touches one does first: their queue is served, and leases that ran out are
 * written down as ended, as of when they did. Nothing waits for it to be right; it makes the trail complete while a pool
 * rests. `since`: leases that ran out before are known to be written down. Answers how many pools had something to do, and
 * whether there is more.
 */
export async function serveRestingPools(pool: Pool, since: Date): Promise<{ served: number; more: boolean }> {
  const { rows } = await pool.query<{ said: unknown }>({ ...restingPoolsStatement, values: [since, grace] });
  const pools = resting.parse(rows[0]?.said);
  let more = false;
  for (const [organizationId, poolId] of pools) {
    const written = await serveResting(pool, { organizationId, poolId }, grace, mostAtOnce);
    more ||= written === mostAtOnce;
  }
  return { served: pools.length, more };
}

const served = z.object({ written: z.number(), unjudged: z.boolean() });

/**
 * Brings one pool up to date and judges its queue where the rules have changed. Leases that ran out longer ago than `since` are
 * written down, at most `most`; answers how many.
 */
export async function serveResting(
  pool: Pool,
  { organizationId, poolId }: { organizationId: string; poolId: string },
  since: string,
  most: number,
): Promise<number> {
  const ask = async (statement: Statement, values: readonly unknown[]) => {
    const { rows } = await pool.query<{ said: unknown }>({ ...statement, values: [...values] });
    return rows[0]?.said;
  };
  const { written, unjudged } = served.parse(await ask(serveRestingStatement, [organizationId, poolId, since, most]));
  if (unjudged) await judgeQueue({ organizationId, ask }, poolId);
  return written;
}
