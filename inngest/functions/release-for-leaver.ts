import { releaseForLeaver } from "@/lib/seats/release-for-leaver";
import { inngest } from "../client";
import { personDeparted } from "../events";
import { runAsSystem } from "../run-as-system";

/** Whoever leaves holds no seat: each goes to those who wait. */
export const releaseSeatsOfLeaver = inngest.createFunction(
  { id: "release-for-leaver", retries: 8, triggers: [personDeparted] },
  (run) => {
    const { organizationId, personId } = run.event.data;
    return runAsSystem(run, organizationId, "release seats", releaseForLeaver, { personId });
  },
);
