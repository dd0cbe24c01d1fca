import { isDead } from "@/lib/activations/dead-machine";
import { rankMachines } from "@/lib/activations/match-machine";
import { effectiveEntitlements } from "@/lib/entitlements/effective-entitlements";
import { onePerCode } from "@/lib/entitlements/one-per-code";
import { versionMatters } from "@/lib/licenses/version-matters";
import { versionVerdict, type VersionRights } from "@/lib/licenses/version-right";
import { plainVersion } from "@/lib/catalog/semantic-version";
import type { ActivationFacts, LicenseCase } from "./facts";
import type { FactsRow } from "./facts-row";
import type { Scope } from "./schema";
import { isNamed } from "./scope-rules";

/** What a row says, as the rules ask for it. */
export function caseOf(row: FactsRow, scope: Scope, now: Date): LicenseCase {
  const { today, countries, departmentIds, person } = row;
  const rights: VersionRights = { ...row, channels: row.channels ?? [], ...row.versions };
  const version = scope.version === undefined ? null : plainVersion(scope.version);
  const products = [{ id: row.productId, code: row.productCode, name: row.productName }, ...(row.components ?? [])];
  const asked = scope.product === undefined ? [] : products.filter((one) => isNamed(one, scope.product ?? ""));
  return {
    now,
    today,
    key:
      row.keyId === null
        ? null
        : {
            revoked: row.keyCode === "KEY_REVOKED",
            replaced: row.keyCode === "KEY_REPLACED",
            fingerprint: row.keyFingerprint,
          },
    license: { ...row, countries: countries ?? [], departmentIds: departmentIds ?? [] },
    products,
    trialUsed: row.trialUses?.some(({ licenseId }) => licenseId !== row.id) ?? false,
    person: person?.alike === 1 ? person : null,
    departmentPath: row.departmentPath,
    departmentAmbiguous: (row.departmentsAlike ?? 0) > 1,
    site: row.site,
    homeSite: row.homeSite,
    country: row.site?.country ?? scope.country ?? null,
    sites: row.allowedSites ?? [],
    versionMatters: versionMatters(rights, today),
    version: version === null ? null : versionVerdict(rights, row.versions.releases, version, today),
    entitlements: onePerCode(effectiveEntitlements(row.entitlements, now), [
      ...asked.map(({ id }) => id),
      row.productId,
    ]),
    hasMachines: row.hasMachines ?? false,
    activation: activationOf(row, scope, now),
    ...countsOf(row),
  };
}

function activationOf(row: FactsRow, scope: Scope, now: Date): ActivationFacts | null {
  if (!row.machines || scope.fingerprint === undefined) return null;
  const presented = { fingerprint: scope.fingerprint, components: scope.components ?? {} };
  const [best] = rankMachines(row.machines, presented, row.machineMatching);
  if (!best?.match.same) return null;
  const { stored, match } = best;
  return {
    id: stored.id,
    heard: stored.lastHeartbeatAt !== null,
    dead: isDead(stored, row.heartbeatSeconds, now),
    componentsAgree: match.by !== "FINGERPRINT" || match.componentsAgree,
  };
}

/** A licence counts its holders as people, as machines, or as leases of its pool. */
function countsOf({ allocation, metric, used, capacity, allowance }: FactsRow) {
  const nothing = { machines: null, users: null, leases: null };
  if (used === null || capacity === null) return nothing;
  const count = { used, capacity, allowance };
  if (allocation === "FLOATING") return { ...nothing, leases: count };
  return allocation === "NAMED" || metric === "USER" ? { ...nothing, users: count } : { ...nothing, machines: count };
}
