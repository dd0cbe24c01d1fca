import { z } from "zod";
import { command } from "@/lib/kernel/operation";

/** How many rows one run of the command forgets. */
const batch = 5_000;

/** Forgets which processes shared leases that have ended: it served the counting of those that return, and the leases stay. */
export const forgetEndedProcesses = command({
  name: "floating.forget-processes",
  permission: "system:run",
  input: z.strictObject({}),
  async run(ctx) {
    const forgotten = await ctx.tx.$executeRaw`
      DELETE FROM lease_process x USING (
        SELECT e.lease_id, e.process FROM lease_process e JOIN lease l ON l.organization_id = e.organization_id AND l.id = e.lease_id
        WHERE e.organization_id = ${ctx.organizationId} AND l.ended_at IS NOT NULL LIMIT ${batch} FOR UPDATE OF e SKIP LOCKED) gone
      WHERE x.organization_id = ${ctx.organizationId} AND x.lease_id = gone.lease_id AND x.process = gone.process`;
    return { forgotten, more: forgotten === batch };
  },
});
