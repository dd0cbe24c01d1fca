import { systemActor } from "@/lib/kernel/actor";
import { log } from "@/lib/kernel/log";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { dueRollUps, putOffRollUp, rollUpUse } from "./roll-up-use";
import { dueMonthSums, putOffMonthSum, sumUpMonths } from "./sum-up-months";

/** What one call does at the most: pools, and time after which none is begun, ms. */
const mostPools = 50;
const longestCall = 20_000;

const kinds = {
  hours: { due: dueRollUps, work: rollUpUse, putOff: putOffRollUp, failed: "the use of a pool was not rolled up" },
  months: {
    ...{ due: dueMonthSums, work: sumUpMonths, putOff: putOffMonthSum },
    failed: "what a pool was used for was not put together by month",
  },
};

/**
 * Rolls up pools of an organisation that are behind, by the hour and day or, from that, by the month: each in a transaction of its
 * own. One that fails is put off, which the log tells once until it is at the end again, and holds up no other. Stopped at any
 * moment, the next call goes on where it was. Answers how many pools it rolled up, and whether there is more to do now.
 */
export async function rollUpPools(
  runtime: Runtime,
  organizationId: string,
  requestId: string,
  kind: keyof typeof kinds = "hours",
): Promise<{ pools: number; more: boolean }> {
  const { due, work, putOff, failed } = kinds[kind];
  const actor = systemActor(organizationId, work.name, requestId);
  const behind = await execute(runtime, actor, due, { most: mostPools + 1 });
  const begun = performance.now();
  let [pools, tried, left] = [0, 0, behind.length > mostPools];
  for (const pool of behind.slice(0, mostPools)) {
    if (performance.now() - begun > longestCall) return { pools, more: true };
    try {
      const { done, more } = await execute(runtime, actor, work, pool);
      if (done > 0) pools += 1;
      left ||= more;
      tried += done;
    } catch (error) {
      const { tries } = await execute(runtime, actor, putOff, pool);
      if (tries === 1) log.warn({ err: error, organizationId, poolId: pool.poolId }, failed);
      tried += 1;
    }
  }
  return { pools, more: left && tried > 0 };
}
