import { releaseMachinesOfLeaver } from "@/lib/activations/release-machines-of-leaver";
import { inngest } from "../client";
import { personDeparted } from "../events";
import { runAsSystem } from "../run-as-system";

/** The machines of whoever leaves hold no unit, and their files are revoked. */
export const releaseMachinesOfDeparted = inngest.createFunction(
  { id: "release-machines-of-leaver", retries: 8, triggers: [personDeparted] },
  (run) => {
    const { organizationId, personId } = run.event.data;
    return runAsSystem(run, organizationId, "release machines", releaseMachinesOfLeaver, { personId });
  },
);
