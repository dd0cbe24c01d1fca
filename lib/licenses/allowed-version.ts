import { plainVersion } from "@/lib/catalog/semantic-version";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput, type Refusal } from "@/lib/kernel/refusal";
import type { LockedLicense } from "./lock-license";
import { versionFactsOf, type VersionFacts, type VersionFactsJson } from "./version-facts";
import { versionMatters } from "./version-matters";
import { versionVerdict, type ReleaseFact, type VersionRights } from "./version-right";

export type VersionProblem =
  | { code: "VERSION_SCOPE_REQUIRED"; detail: string }
  | { code: "VERSION_NOT_ALLOWED" | "MAINTENANCE_LAPSED"; version: string; newestAllowed: string | null };

/**
 * Why a licence does not reach a version, or null. Where some version would be refused it has to be told, by the same rule as
 * in a validation; elsewhere a text that is no version is only kept.
 */
export function versionProblem(
  rights: VersionRights,
  releases: readonly ReleaseFact[],
  text: string | null,
  today: Date,
): VersionProblem | null {
  const version = text === null ? null : plainVersion(text);
  if (version === null) {
    if (!versionMatters(rights, today)) return null;
    const detail = text === null ? "is needed: the licence does not reach every version" : "is a version such as 5.2.0";
    return { code: "VERSION_SCOPE_REQUIRED", detail };
  }
  const verdict = versionVerdict(rights, releases, version, today);
  return verdict.allowed ? null : { code: verdict.code, version, newestAllowed: verdict.newestAllowed };
}

export function versionRefusal(license: string, problem: VersionProblem): Refusal {
  if (problem.code === "VERSION_SCOPE_REQUIRED") return refuseInput({ version: problem.detail });
  const { version, newestAllowed } = problem;
  const code = problem.code === "VERSION_NOT_ALLOWED" ? "version-not-allowed" : "maintenance-lapsed";
  return refuse(code, { license, version, newestAllowed });
}

/** Refuses a version that a locked licence does not reach. */
export function requireVersion(
  license: LockedLicense,
  { releases, maintenancePeriods }: VersionFacts,
  text: string | null,
  today: Date,
): void {
  const problem = versionProblem({ ...license, maintenancePeriods }, releases, text, today);
  if (problem) throw versionRefusal(license.name, problem);
}

/** The same, where what it depends on was not read yet. */
export async function requireAllowedVersion(
  ctx: Context,
  license: LockedLicense,
  text: string | null,
  today: Date,
): Promise<void> {
  const [row] = await ctx.tx.$queryRaw<{ facts: VersionFactsJson }[]>`
    SELECT version_facts(${ctx.organizationId}, ${license.id}, ${license.productId}) AS facts`;
  requireVersion(license, versionFactsOf(row?.facts ?? nothing), text, today);
}

const nothing: VersionFactsJson = { releases: [], maintenancePeriods: [] };
