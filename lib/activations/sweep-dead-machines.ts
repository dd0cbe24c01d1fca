import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { licensesWithDead } from "./activations.sql";
import { freeDeadMachines } from "./free-dead-machines";

/** How many machines one run of the command frees. */
const batch = 500;
const mostLicenses = 200;

/** Frees dead machines of licences that say so. An activation that needs a unit does not wait for this: it frees them itself. */
export const sweepDeadMachines = command({
  name: "activations.sweep-dead",
  permission: "system:run",
  input: z.strictObject({}),
  async run(ctx) {
    let freed = 0;
    const licenses = await licensesWithDead(ctx, mostLicenses);
    for (const licenseId of licenses) {
      if (freed >= batch) return { freed, more: true };
      freed += await freeDeadMachines(ctx, await lockLicense(ctx, licenseId), { limit: batch - freed });
    }
    return { freed, more: freed >= batch || (freed > 0 && licenses.length === mostLicenses) };
  },
});
