import { plainVersion } from "@/lib/catalog/semantic-version";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { versionFactsOf } from "@/lib/licenses/version-facts";
import { versionVerdict } from "@/lib/licenses/version-right";

/** Refuses a version that the licence does not reach, and a text that is no version where the licence cares. */
export async function requireAllowedVersion(
  ctx: Context,
  license: LockedLicense,
  text: string | null,
  today: Date,
): Promise<void> {
  const { versionRange, channels, maintained, expiryBehavior, endsOn } = license;
  const outlived = expiryBehavior === "MAINTAIN" && endsOn !== null && endsOn < today;
  const limited = versionRange !== null || channels.length > 0 || maintained || outlived;
  const version = text === null ? null : plainVersion(text);
  if (version === null) {
    if (!limited) return;
    throw refuseInput({
      version: text === null ? "is needed: the licence does not reach every version" : "is a version such as 5.2.0",
    });
  }
  const [row] = await ctx.tx.$queryRaw<{ facts: unknown }[]>`
    SELECT version_facts(${ctx.organizationId}, ${license.id}, ${license.productId}) AS facts`;
  const { releases, maintenancePeriods } = versionFactsOf(row?.facts);
  const verdict = versionVerdict({ ...license, maintenancePeriods }, releases, version, today);
  if (verdict.allowed) return;
  const code = verdict.code === "VERSION_NOT_ALLOWED" ? "version-not-allowed" : "maintenance-lapsed";
  throw refuse(code, { license: license.name, version, newestAllowed: verdict.newestAllowed });
}
