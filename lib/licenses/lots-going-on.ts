import type { ExpiryBehavior, LicenseTerm } from "@/lib/db/generated/enums";
import type { Lot } from "./capacity-steps";
import { graceEndsOn } from "./license-state";
import { outlivesItsEnd } from "./require-usable";

type Term = {
  term: LicenseTerm;
  expiryBehavior: ExpiryBehavior;
  endsOn: Date | null;
  graceDays: number;
  cancelledAt: Date | null;
};

/**
 * Lots as they count: those of the last day of the term for as long as the right goes on after it, as `license_capacity` has
 * it. Where lots of a later term are there already, each counts for its own days alone.
 */
export function lotsGoingOn<Counted extends Lot>(lots: readonly Counted[], license: Term): Counted[] {
  const { endsOn } = license;
  if (!endsOn || lots.some(({ startsOn }) => startsOn && startsOn > endsOn)) return [...lots];
  const until = outlivesItsEnd(license) ? null : (graceEndsOn(license) ?? endsOn);
  return lots.map((lot) =>
    lot.endsOn && lot.endsOn >= endsOn && (until === null || lot.endsOn < until) ? { ...lot, endsOn: until } : lot,
  );
}
