import { z } from "zod";
import { fingerprintField } from "@/lib/keys/license-key-schema";
import { idField } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { startTrial } from "@/lib/licenses/start-trial";
import { claimTrial } from "@/lib/licenses/trial-use";

/** Begins a trial that waits for its first validation, and notes who tries the product. Once done, it does nothing. */
export const beginTrial = command({
  name: "validation.begin-trial",
  permission: "client:use",
  input: z.strictObject({
    licenseId: idField,
    personId: idField.nullable(),
    fingerprint: fingerprintField.nullable(),
  }),
  async run(ctx, { licenseId, personId, fingerprint }): Promise<void> {
    const license = await ctx.tx.license.findFirst({ where: { id: licenseId } });
    if (!license) throw refuse("not-found", { what: "licence" });
    if (personId !== null) await claimTrial(ctx, license, { personId });
    if (fingerprint !== null) await claimTrial(ctx, license, { fingerprint });
    await startTrial(ctx, licenseId, "FIRST_VALIDATION");
  },
});
