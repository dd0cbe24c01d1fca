import type { ExpiryBehavior, LicenseRenewal, LicenseTerm } from "@/lib/db/generated/enums";
import { graceEndsOn } from "@/lib/licenses/license-state";

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
  return term === "SUBSCRIPTION" && renewal === "NONE" && stops ? (graceEndsOn(license) ?? endsOn) : null;
}
