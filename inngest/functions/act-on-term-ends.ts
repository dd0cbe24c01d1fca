import { cron } from "inngest";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { noteTermEnds } from "@/lib/lifecycle/note-term-ends";
import { renewDueLicenses } from "@/lib/lifecycle/renew-due-licenses";
import { inngest } from "../client";
import { runAsSystem } from "../run-as-system";

/**
 * Every hour: what renews by itself is renewed before its last day is over, and then the terms and graces that have ended are
 * written down. After an outage all that was missed is done in one go, the renewals first.
 */
export const actOnTermEnds = inngest.createFunction(
  { id: "act-on-term-ends", retries: 5, concurrency: { limit: 1 }, triggers: [cron("11 * * * *")] },
  async (run) => {
    const organizations = await run.step.run("organisations", () =>
      currentRuntime().db.organization.findMany({ select: { id: true } }),
    );
    let [renewed, noted] = [0, 0];
    for (const { id } of organizations) {
      for (let after: string | null = null, batch = 1; ; batch++) {
        const outcome: { renewed: number; next: string | null; more: boolean } = await runAsSystem(
          run,
          id,
          `${id} renewals ${batch}`,
          renewDueLicenses,
          { after },
        );
        renewed += outcome.renewed;
        if (!outcome.more) break;
        after = outcome.next;
      }
      for (let batch = 1; ; batch++) {
        const outcome = await runAsSystem(run, id, `${id} ends ${batch}`, noteTermEnds, {});
        noted += outcome.noted;
        if (!outcome.more) break;
      }
    }
    return { renewed, noted };
  },
);
