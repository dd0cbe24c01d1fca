import { withdrawForLeaver } from "@/lib/requests/withdraw-request";
import { inngest } from "../client";
import { personDeparted } from "../events";
import { runAsSystem } from "../run-as-system";

/** Whoever leaves asks for nothing more. */
export const withdrawRequestsOfLeaver = inngest.createFunction(
  { id: "withdraw-for-leaver", retries: 8, triggers: [personDeparted] },
  (run) => {
    const { organizationId, personId } = run.event.data;
    return runAsSystem(run, organizationId, "withdraw open requests", withdrawForLeaver, { personId });
  },
);
