import type { Pool } from "pg";
import { z } from "zod";
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
    const values = [organizationId, poolId, grace, mostAtOnce];
    const answer = await pool.query<{ said: unknown }>({ ...serveRestingStatement, values });
    more ||= answer.rows[0]?.said === mostAtOnce;
  }
  return { served: pools.length, more };
}
