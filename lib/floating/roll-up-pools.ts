import { systemActor } from "@/lib/kernel/actor";
import { log } from "@/lib/kernel/log";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { dueRollUps, putOffRollUp, rollUpUse } from "./roll-up-use";

/** What one call does at the most: pools, and time after which none is begun, ms. */
const mostPools = 50;
const longestCall = 20_000;

/**
 * Rolls up pools of an organisation that are behind, each in a transaction of its own. One that fails is put off, which the log
 * tells once until it is at the end again, and holds up no other. Stopped at any moment, the next call goes on where it was.
 * Answers how many pools it rolled up, and whether there is more to do now.
 */
export async function rollUpPools(runtime: Runtime, organizationId: string, requestId: string) {
  const actor = systemActor(organizationId, rollUpUse.name, requestId);
  const due = await execute(runtime, actor, dueRollUps, { most: mostPools + 1 });
  const begun = performance.now();
  let [pools, failed, left] = [0, 0, due.length > mostPools];
  for (const pool of due.slice(0, mostPools)) {
    if (performance.now() - begun > longestCall) left = true;
    if (performance.now() - begun > longestCall) break;
    try {
      const { hours, more } = await execute(runtime, actor, rollUpUse, pool);
      if (hours > 0) pools += 1;
      left ||= more;
    } catch (error) {
      const { tries } = await execute(runtime, actor, putOffRollUp, { poolId: pool.poolId, from: pool.from });
      if (tries === 1)
        log.warn({ err: error, organizationId, poolId: pool.poolId }, "the use of a pool was not rolled up");
      failed += 1;
    }
  }
  return { pools, more: left && pools + failed > 0 };
}
