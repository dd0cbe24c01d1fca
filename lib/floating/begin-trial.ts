import { z } from "zod";
import { consumingPerson } from "@/lib/entitlements/consuming-person";
import { idField } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { requireUsableByClients } from "@/lib/licenses/require-usable";
import { startTrial } from "@/lib/licenses/start-trial";
import { claimTrial } from "@/lib/licenses/trial-use";

/**
 * A check-out stands for a validation: it begins a trial that waits for the first, and whoever is known by the holder's name
 * tries the product once. Once done, it does nothing.
 */
export const beginTrial = command({
  name: "floating.begin-trial",
  permission: "client:use",
  input: z.strictObject({ licenseId: idField, user: z.string() }),
  async run(ctx, { licenseId, user }): Promise<void> {
    const license = await lockLicense(ctx, licenseId);
    requireUsableByClients(license, (await organizationDay(ctx)).today);
    const person = await consumingPerson(ctx, user);
    if (person) await claimTrial(ctx, license, { personId: person.id });
    await startTrial(ctx, licenseId, "FIRST_VALIDATION");
  },
});
