import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import { maintenanceOf } from "@/lib/licenses/maintenance-spans";
import { organizationDay } from "@/lib/licenses/organization-day";
import { requireUsableByClients } from "@/lib/licenses/require-usable";
import { termInstants } from "@/lib/licenses/term-dates";

/** A licence that files may be given out of, with what they say of it. */
export async function offlineLicense(ctx: Context, licenseId: string) {
  const license = await ctx.tx.license.findUnique({
    where: { id: licenseId },
    include: { product: { select: { id: true, code: true, name: true } }, maintenancePeriods: true },
  });
  if (!license) throw refuse("not-found", { what: "licence" });
  const { today, timeZone } = await organizationDay(ctx);
  requireUsableByClients(license, today);
  if (license.deployment === "CLOUD") throw refuse("must-validate-online", { license: license.name });
  const maintenance = maintenanceOf(license, today);
  const ends = (maintenance?.spans ?? []).map(({ endsOn }) => endsOn);
  const lastEnd = ends.reduce(
    (one, other) => (one === null || other === null ? null : one > other ? one : other),
    ends[0] ?? null,
  );
  const instants = termInstants(license, timeZone, lastEnd);
  return { ...license, state: stateOn(license, today), maintenance, instants };
}

export type OfflineLicense = Awaited<ReturnType<typeof offlineLicense>>;
