import { createHash } from "node:crypto";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

type Trial = { id: string; name: string; term: string; productId: string; trialRepeatable: boolean };

/** Who tries a product: a person, or a machine by its fingerprint. */
export type TrialHolder = { personId: string } | { fingerprint: string };

/**
 * Notes that a person or machine tries a product under this licence, and refuses a second trial of the same product under
 * another, unless this one may be repeated. Coming back to the same trial is no second one. The row's key is the guard: of
 * two trials taken at once one is refused. Licences that are no trials are left alone.
 */
export async function claimTrial(ctx: Context, license: Trial, holder: TrialHolder): Promise<void> {
  if (license.term !== "TRIAL" || license.trialRepeatable) return;
  const key = "personId" in holder ? holder.personId : machineHolder(holder.fingerprint);
  const claimed = await ctx.tx.$executeRaw`
    INSERT INTO trial_use (organization_id, product_id, holder, license_id, at)
    VALUES (${ctx.organizationId}, ${license.productId}, ${key}, ${license.id}, ${ctx.now}) ON CONFLICT DO NOTHING`;
  if (claimed > 0) return;
  const earlier = await ctx.tx.trialUse.findFirstOrThrow({
    where: { productId: license.productId, holder: key },
    include: { license: { select: { name: true } } },
  });
  if (earlier.licenseId === license.id) return;
  throw refuse("trial-used-already", {
    license: license.name,
    who: "personId" in holder ? "This person" : "This machine",
    earlier: earlier.license.name,
    on: dayInWords(earlier.at),
  });
}

/** Fingerprints may be long and name hardware: a hash of them is enough to know one again. */
const machineHolder = (fingerprint: string) => `machine:${createHash("sha256").update(fingerprint).digest("hex")}`;
