import { cron } from "inngest";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";
import { pruneBatch } from "../prune-batch";

const mostBatches = 200;

/** Every night, what was done with a month ago is forgotten: in batches, so that no delete is long. */
export const pruneDurableWork = inngest.createFunction(
  { id: "prune-durable-work", retries: 2, concurrency: { limit: 1 }, triggers: [cron("23 2 * * *")] },
  async ({ step }) => {
    let pruned = 0;
    for (let batch = 1; batch <= mostBatches; batch++) {
      const deleted = await step.run(`batch ${batch}`, () => pruneBatch(currentRuntime().pool));
      if (deleted === 0) break;
      pruned += deleted;
    }
    return { pruned };
  },
);
