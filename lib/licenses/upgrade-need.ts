import { addDays } from "@/lib/kernel/calendar";
import type { LicenseState } from "./license-state";
import { endedAndMaintains, maintenanceOf } from "./maintenance-spans";
import { lastDayOf } from "./term-dates";
import { candidateOf, inChannel, versionVerdict, type ReleaseFact, type VersionRights } from "./version-right";

type Money = { amount: bigint; currency: string };

/** What a licence needs before it may run a version. Days are both included; a cost is in minor units. */
export type UpgradeNeed =
  | { kind: "NOTHING" }
  | {
      kind: "MAINTENANCE";
      startsOn: Date;
      /** Null with `periods` where nobody has said how long a period of maintenance is. */
      endsOn: Date | null;
      periods: number | null;
      /** Null where the price, or the number of periods, is not known. */
      cost: Money | null;
    }
  | { kind: "RENEWAL"; endedOn: Date }
  | { kind: "NEW_LICENSE"; because: "VERSION" | "CHANNEL" };

export type UpgradeFacts = VersionRights & {
  state: LicenseState;
  units: number;
  maintenanceMonths: number | null;
  maintenancePriceAmount: bigint | null;
  maintenanceCurrency: string | null;
};

/**
 * May a licence move to a version, and if not: what does it need? A version outside the range or the channels needs
 * another licence; a term that is over, its renewal; lapsed maintenance, as many periods from the day after its last
 * one as reach the day of publication, each at the price of one unit's period times the units.
 */
export function upgradeNeed(
  license: UpgradeFacts,
  releases: readonly ReleaseFact[],
  version: string,
  today: Date,
): UpgradeNeed {
  const { endsOn, state } = license;
  const verdict = versionVerdict(license, releases, version, today);
  if (!verdict.allowed && verdict.code === "VERSION_NOT_ALLOWED") {
    const { channel } = candidateOf(releases, version, today);
    return { kind: "NEW_LICENSE", because: inChannel(license, channel) ? "VERSION" : "CHANNEL" };
  }
  const over = (state === "EXPIRED" && license.expiryBehavior === "RESTRICT") || state === "TERMINATED";
  if (endsOn && (over || (!verdict.allowed && endedAndMaintains(license, today))))
    return { kind: "RENEWAL", endedOn: endsOn };
  return verdict.allowed ? { kind: "NOTHING" } : missingMaintenance(license, releases, version, today);
}

function missingMaintenance(
  license: UpgradeFacts,
  releases: readonly ReleaseFact[],
  version: string,
  today: Date,
): UpgradeNeed {
  const { publishedOn } = candidateOf(releases, version, today);
  const spans = maintenanceOf(license, today)?.spans ?? [];
  const lapsedOn = spans
    .flatMap(({ endsOn }) => (endsOn && endsOn < publishedOn ? [endsOn] : []))
    .reduce<Date | null>((last, end) => (last === null || end > last ? end : last), null);
  const startsOn = lapsedOn ? addDays(lapsedOn, 1) : publishedOn;
  const { maintenanceMonths: months, maintenancePriceAmount: price, maintenanceCurrency: currency } = license;
  if (months === null) return { kind: "MAINTENANCE", startsOn, endsOn: null, periods: null, cost: null };
  let periods = 1;
  while (lastDayOf(startsOn, { months }, periods) < publishedOn) periods++;
  const known = price !== null && currency !== null;
  return {
    kind: "MAINTENANCE",
    startsOn,
    endsOn: lastDayOf(startsOn, { months }, periods),
    periods,
    cost: known ? { amount: price * BigInt(license.units) * BigInt(periods), currency } : null,
  };
}
