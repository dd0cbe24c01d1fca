import { cron } from "inngest";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { endDueSeats } from "@/lib/seats/end-due-seats";
import { inngest } from "../client";
import { runAsSystem } from "../run-as-system";

/**
 * Every quarter of an hour: the ends of time-boxed seats are written down and those who wait are told. No seat waits for
 * this to end: it is not held from its last instant on.
 */
export const endSeats = inngest.createFunction(
  { id: "end-seats", retries: 5, concurrency: { limit: 1 }, triggers: [cron("*/15 * * * *")] },
  async (run) => {
    const organizations = await run.step.run("organisations", () =>
      currentRuntime().db.organization.findMany({ select: { id: true } }),
    );
    let ended = 0;
    for (const { id } of organizations) {
      for (let batch = 1; ; batch++) {
        const outcome = await runAsSystem(run, id, `${id} batch ${batch}`, endDueSeats, {});
        ended += outcome.ended;
        if (!outcome.more) break;
      }
    }
    return { ended };
  },
);
