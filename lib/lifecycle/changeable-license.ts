import type { LicenseTerm } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";

export type ChangeableLicense = { license: LockedLicense; today: Date; timeZone: string };

/** A licence of which the term may be changed, locked. */
export async function lockChangeable(ctx: Context, licenseId: string): Promise<ChangeableLicense> {
  return requireChangeable(ctx, await lockLicense(ctx, licenseId));
}

/** The same for a preview: nothing is locked, for nothing is written. */
export async function readChangeable(ctx: Context, licenseId: string): Promise<ChangeableLicense> {
  const license = await ctx.tx.license.findUnique({ where: { id: licenseId } });
  if (!license) throw refuse("not-found", { what: "licence" });
  return requireChangeable(ctx, license);
}

async function requireChangeable(ctx: Context, license: LockedLicense): Promise<ChangeableLicense> {
  if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
  const { today, timeZone } = await organizationDay(ctx);
  // What expiry revokes is terminated by the clock; the durable function may renew it first, and writes it down after that.
  if (license.terminatedAt || (ctx.actor.kind !== "system" && stateOn(license, today) === "TERMINATED"))
    throw refuse("terminated-for-good", { license: license.name });
  return { license, today, timeZone };
}

const termWords: Record<LicenseTerm, string> = {
  PERPETUAL: "perpetual",
  SUBSCRIPTION: "a subscription",
  TRIAL: "a trial",
};

/** Refuses what makes no sense for a licence of this term, with what to do instead. */
export function requireTerm(
  license: LockedLicense,
  term: LicenseTerm,
  remedies: Partial<Record<LicenseTerm, string>>,
): void {
  if (license.term === term) return;
  throw refuse("term-does-not-fit", {
    license: license.name,
    term: termWords[license.term],
    remedy: remedies[license.term] ?? "",
  });
}
