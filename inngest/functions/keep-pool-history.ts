import { cron } from "inngest";
import { forgetEndedProcesses } from "@/lib/floating/forget-ended-processes";
import { rollUpPools } from "@/lib/floating/roll-up-pools";
import { serveRestingPools } from "@/lib/floating/serve-resting-pools";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";
import { runAsSystem } from "../run-as-system";

/**
 * Every hour: what leases that ran out have lasted is written down, and the hours that are over are rolled up, with what people used, and so are full months.
 * After an outage all that was missed is done in one go. Pages are right without it, only slower.
 */
export const keepPoolHistory = inngest.createFunction(
  { id: "keep-pool-history", retries: 5, concurrency: { limit: 1 }, triggers: [cron("4 * * * *")] },
  async (run) => {
    const organizations = await run.step.run("organisations", () =>
      currentRuntime().db.organization.findMany({ select: { id: true } }),
    );
    for (let batch = 1; ; batch++) {
      const { more } = await run.step.run(`ends ${batch}`, () => serveRestingPools(currentRuntime().pool, new Date(0)));
      if (!more) break;
    }
    let [pools, forgotten] = [0, 0];
    for (const { id } of organizations) {
      for (const kind of ["hours", "months"] as const)
        for (let batch = 1; ; batch++) {
          const outcome = await run.step.run(`${id} ${kind} ${batch}`, () =>
            rollUpPools(currentRuntime(), id, run.runId, kind),
          );
          if (kind === "hours") pools += outcome.pools;
          if (!outcome.more) break;
        }
      for (let batch = 1; ; batch++) {
        const outcome = await runAsSystem(run, id, `${id} processes ${batch}`, forgetEndedProcesses, {});
        forgotten += outcome.forgotten;
        if (!outcome.more) break;
      }
    }
    return { pools, forgotten };
  },
);
