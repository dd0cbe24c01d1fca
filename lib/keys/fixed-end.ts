import type { ExpiryBehavior, LicenseRenewal, LicenseTerm } from "@/lib/db/generated/enums";
import { addDays } from "@/lib/kernel/calendar";

type Terms = {
  term: LicenseTerm;
  renewal: LicenseRenewal;
  expiryBehavior: ExpiryBehavior;
  endsOn: Date | null;
  graceDays: number;
};

/**
 * The last day on which a licence can be used, only where it will not move: a subscription that is not renewed and lets
 * nobody go on after it. What renews, what a trial becomes, and what stays usable after its end is told by the server or
 * a file, and a key says nothing of it.
 */
export function fixedEnd({ term, renewal, expiryBehavior, endsOn, graceDays }: Terms): Date | null {
  const stops = expiryBehavior === "RESTRICT" || expiryBehavior === "REVOKE";
  return term === "SUBSCRIPTION" && renewal === "NONE" && stops && endsOn ? addDays(endsOn, graceDays) : null;
}
