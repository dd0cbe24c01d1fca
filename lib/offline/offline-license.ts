import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import { lastMaintainedDay, maintenanceOf } from "@/lib/licenses/maintenance-spans";
import { organizationDay } from "@/lib/licenses/organization-day";
import { requireUsableByClients } from "@/lib/licenses/require-usable";
import { startTrial } from "@/lib/licenses/start-trial";
import { termInstants } from "@/lib/licenses/term-dates";

/** A licence that files may be given out of, with what they say of it. */
export async function offlineLicense(ctx: Context, licenseId: string) {
  const license = await read(ctx, licenseId);
  if (!license) throw refuse("not-found", { what: "licence" });
  const { today, timeZone } = await organizationDay(ctx);
  requireUsableByClients(license, today);
  if (license.deployment === "CLOUD") throw refuse("must-validate-online", { license: license.name });
  const begun = await begunTrial(ctx, license);
  const maintenance = maintenanceOf(begun, today);
  const instants = termInstants(begun, timeZone, lastMaintainedDay(begun));
  return { ...begun, state: stateOn(begun, today), maintenance, instants };
}

export type OfflineLicense = Awaited<ReturnType<typeof offlineLicense>>;
type LicenseRow = NonNullable<Awaited<ReturnType<typeof read>>>;

function read(ctx: Context, licenseId: string) {
  return ctx.tx.license.findUnique({
    where: { id: licenseId },
    include: { product: { select: { id: true, code: true, name: true } }, maintenancePeriods: true },
  });
}

/** A file stands for validations without number, so it begins a trial that waits for the first: without an end it would be one for ever. */
async function begunTrial(ctx: Context, license: LicenseRow): Promise<LicenseRow> {
  if (license.term !== "TRIAL" || license.endsOn) return license;
  await startTrial(ctx, license.id, "FIRST_VALIDATION");
  const begun = await read(ctx, license.id);
  if (!begun?.endsOn) throw refuse("trial-needs-activation", { license: license.name });
  return begun;
}
