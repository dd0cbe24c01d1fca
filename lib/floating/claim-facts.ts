import type { ExpiryBehavior, LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import { parseEntitlementFacts, type FeatureFactsJson } from "@/lib/entitlements/entitlement-facts";
import { toldAt, type ToldEntitlement } from "@/lib/entitlements/told-entitlements";
import { versionProblem, type VersionProblem } from "@/lib/licenses/allowed-version";
import { dayOf, dayOrNull } from "@/lib/licenses/days";
import { versionFactsOf, type VersionFactsJson } from "@/lib/licenses/version-facts";
import type { ReleaseFact, VersionRights } from "@/lib/licenses/version-right";

type Plain = {
  licenseId: string;
  productId: string;
  license: string;
  allocation: LicenseAllocation;
  term: LicenseTerm;
  startsOn: string | null;
  endsOn: string | null;
  feature: string | null;
  rules: number;
  holderRule: "USER" | "USER_HOST" | "PROCESS";
  leaseSeconds: number;
  /** As the pool says; none where it follows from the lease. */
  heartbeatSeconds: number | null;
  longestSeconds: number | null;
  queueing: boolean;
};

/** A row of `poolsStatement`, as JSON writes it. `id`: none where the licence has no pool. */
export type PoolRow = Plain & {
  id: string | null;
  at: string;
  today: string;
  expiryBehavior: ExpiryBehavior;
  maintained: boolean;
  maintenanceEndsOn: string | null;
  versionRange: string | null;
  channels: string[] | null;
  downgradeRights: boolean;
  versions: VersionFactsJson;
  features: FeatureFactsJson[];
};

/** What a check-out is judged by before it is made. `rules` is compared in the database: what is out of date is told. */
export type PoolRules = Plain & {
  id: string | null;
  /** What the licence grants whoever has no rule of their own. */
  entitlements: ToldEntitlement[];
  /** The organisation's day, by the database's clock: the rules change with it. */
  today: Date;
  rights: VersionRights;
  releases: readonly ReleaseFact[];
};

export type Pool = PoolRules & { id: string };

export function poolRulesOf(row: PoolRow): PoolRules {
  const { id, licenseId, productId, license, allocation, term, startsOn, endsOn, feature, rules } = row;
  const { holderRule, leaseSeconds, heartbeatSeconds, longestSeconds, queueing } = row;
  const { releases, maintenancePeriods } = versionFactsOf(row.versions);
  const rights: VersionRights = {
    startsOn: dayOrNull(startsOn),
    endsOn: dayOrNull(endsOn),
    expiryBehavior: row.expiryBehavior,
    maintained: row.maintained,
    maintenanceEndsOn: dayOrNull(row.maintenanceEndsOn),
    maintenancePeriods,
    versionRange: row.versionRange,
    channels: row.channels ?? [],
    downgradeRights: row.downgradeRights,
  };
  return {
    ...{ id, licenseId, productId, license, allocation, term, startsOn, endsOn, feature, rules },
    ...{ holderRule, leaseSeconds, heartbeatSeconds, longestSeconds, queueing },
    entitlements: toldAt(parseEntitlementFacts(row.features), productId, new Date(row.at)),
    today: dayOf(row.today),
    rights,
    releases,
  };
}

const mostVersions = 1_000;
const judged = new WeakMap<PoolRules, Map<string, VersionProblem | null>>();

/** Why the licence of a pool does not reach a version, or null: a farm asks of the same few all day, so it is remembered. */
export function versionProblemOf(pool: PoolRules, version: string | undefined): VersionProblem | null {
  const known = judged.get(pool) ?? new Map<string, VersionProblem | null>();
  judged.set(pool, known);
  const key = version ?? "";
  const before = known.get(key);
  if (before !== undefined) return before;
  const problem = versionProblem(pool.rights, pool.releases, version ?? null, pool.today);
  if (known.size < mostVersions) known.set(key, problem);
  return problem;
}

/** What the holder of a lease is told of features: `said` carries the facts where they differ by person. */
export function entitlementsOf(
  pool: PoolRules,
  said: { features?: unknown; at?: Date | undefined },
): ToldEntitlement[] {
  if (said.features === undefined || said.at === undefined) return pool.entitlements;
  // The database made this value, by entitlement_facts.
  return toldAt(parseEntitlementFacts(said.features as FeatureFactsJson[]), pool.productId, said.at);
}
