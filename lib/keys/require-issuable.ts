import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";

/** Refuses keys of a licence that nobody can use again: archived, terminated, or revoked by its end. */
export async function requireIssuable(ctx: Context, license: LockedLicense): Promise<void> {
  if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
  const { today } = await organizationDay(ctx);
  if (stateOn(license, today) === "TERMINATED") throw refuse("license-key-not-issued", { license: license.name });
}
