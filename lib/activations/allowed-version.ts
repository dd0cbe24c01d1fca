import { plainVersion } from "@/lib/catalog/semantic-version";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { versionFactsOf, type VersionFacts, type VersionFactsJson } from "@/lib/licenses/version-facts";
import { versionMatters } from "@/lib/licenses/version-matters";
import { versionVerdict } from "@/lib/licenses/version-right";

/**
 * Refuses a version that a locked licence does not reach. Where some version would be refused it has to be told, by the same
 * rule as in a validation; elsewhere a text that is no version is only kept.
 */
export function requireVersion(
  license: LockedLicense,
  { releases, maintenancePeriods }: VersionFacts,
  text: string | null,
  today: Date,
): void {
  const rights = { ...license, maintenancePeriods };
  const version = text === null ? null : plainVersion(text);
  if (version === null) {
    if (!versionMatters(rights, today)) return;
    throw refuseInput({
      version: text === null ? "is needed: the licence does not reach every version" : "is a version such as 5.2.0",
    });
  }
  const verdict = versionVerdict(rights, releases, version, today);
  if (verdict.allowed) return;
  const code = verdict.code === "VERSION_NOT_ALLOWED" ? "version-not-allowed" : "maintenance-lapsed";
  throw refuse(code, { license: license.name, version, newestAllowed: verdict.newestAllowed });
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
