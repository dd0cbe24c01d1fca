import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { duePools, hourAfterLeases, rollUp, takeTurn } from "./use-roll-up.sql";

const hourMs = 3_600_000;
/** What one run of the command does at the most, so that its transaction is short. */
const mostPools = 50;
const mostHours = 31 * 24;
const mostLeases = 20_000;

/**
 * Rolls the use of pools up: full hours that can change no more, each once, however often and by however many it is run. After
 * an outage it goes on where it was; `more` says that it did not come to the end.
 */
export const rollUpUse = command({
  name: "floating.roll-up-use",
  permission: "system:run",
  input: z.strictObject({}),
  async run(ctx) {
    const due = await duePools(ctx, mostPools + 1);
    let [hours, pools] = [0, 0];
    for (const pool of due.slice(0, mostPools)) {
      if (hours >= mostHours) break;
      const from = await takeTurn(ctx, pool);
      if (from === null || from >= pool.until) continue;
      const busy = await hourAfterLeases(ctx, pool.poolId, from, mostLeases);
      const latest = Math.max(from.getTime() + hourMs, busy?.getTime() ?? Infinity);
      const until = new Date(Math.min(pool.until.getTime(), from.getTime() + mostHours * hourMs, latest));
      await rollUp(ctx, pool.poolId, { from, until });
      // A busy stretch is as much work as many quiet hours.
      hours += busy ? mostHours : (until.getTime() - from.getTime()) / hourMs;
      pools += 1;
    }
    const left = due.length > mostPools || hours >= mostHours;
    return { pools, more: left && pools > 0 };
  },
});
