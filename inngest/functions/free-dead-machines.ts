import { cron } from "inngest";
import { sweepDeadMachines } from "@/lib/activations/sweep-dead-machines";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";
import { runAsSystem } from "../run-as-system";

/** Every five minutes: machines that stopped sending heartbeats are freed where their licence says so. */
export const freeDeadMachines = inngest.createFunction(
  { id: "free-dead-machines", retries: 5, concurrency: { limit: 1 }, triggers: [cron("*/5 * * * *")] },
  async (run) => {
    const organizations = await run.step.run("organisations", () =>
      currentRuntime().db.organization.findMany({ select: { id: true } }),
    );
    let freed = 0;
    for (const { id } of organizations) {
      for (let batch = 1; ; batch++) {
        const outcome = await runAsSystem(run, id, `${id} batch ${batch}`, sweepDeadMachines, {});
        freed += outcome.freed;
        if (!outcome.more) break;
      }
    }
    return { freed };
  },
);
