import { serveWaitlist } from "@/lib/requests/serve-waitlist";
import { inngest } from "../client";
import { seatFreed } from "../events";
import { runAsSystem } from "../run-as-system";

/** A seat became free: whoever waits longest gets it. One at a time for a licence, in batches. */
export const serveWaitlistOfLicense = inngest.createFunction(
  { id: "serve-waitlist", retries: 8, triggers: [seatFreed], concurrency: { limit: 1, key: "event.data.licenseId" } },
  async (run) => {
    const { organizationId, licenseId } = run.event.data;
    let served = 0;
    for (let batch = 1; ; batch++) {
      const outcome = await runAsSystem(run, organizationId, `batch ${batch}`, serveWaitlist, { licenseId });
      served += outcome.served;
      if (!outcome.more) return { served };
    }
  },
);
