import type { ExpiryBehavior, LicenseRenewal, LicenseTerm } from "@/lib/db/generated/enums";
import { graceEndsOn } from "@/lib/licenses/license-state";

/** Nobody means a day in the last year that RFC 3339 can write: it stands for "never". */
const endOfTime = new Date("9999-01-01T00:00:00Z");

type Terms = {
  term: LicenseTerm;
  renewal: LicenseRenewal;
  expiryBehavior: ExpiryBehavior;
  endsOn: Date | null;
  graceDays: number;
  cancelledAt: Date | null;
};

/**
 * The last day on which a licence can be used, only where it will not move: a subscription that is not renewed and lets
 * nobody go on after it. What renews, what a trial becomes, and what stays usable after its end is told by the server or
 * a file, and a key says nothing of it.
 */
export function fixedEnd(license: Terms): Date | null {
  const { term, renewal, expiryBehavior, endsOn } = license;
  const stops = expiryBehavior === "RESTRICT" || expiryBehavior === "REVOKE";
  if (term !== "SUBSCRIPTION" || renewal !== "NONE" || !stops) return null;
  const last = graceEndsOn(license) ?? endsOn;
  return last && last < endOfTime ? last : null;
}
