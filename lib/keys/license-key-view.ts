import type { LicenseKey } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { KeyStatus } from "./license-key-schema";

/** A key of a licence without anything of its text but its end. */
export function licenseKeyView(row: LicenseKey, endedKids: ReadonlySet<string>) {
  const { id, licenseId, kind, hint, label, kid, fingerprint, expiresOn, version } = row;
  const { revokedAt, revokeReason, replacedAt, replacedById, lastSeenAt, createdAt } = row;
  return {
    id,
    licenseId,
    kind,
    status: statusOf(row, endedKids),
    hint,
    label,
    kid,
    /** SHA-256 (hex) of the fingerprint of the machine that it is bound to. */
    fingerprint,
    expiresOn,
    lastSeenAt,
    createdAt,
    revokedAt,
    revokeReason,
    replacedAt,
    replacedById,
    version,
  };
}

export type LicenseKeyView = ReturnType<typeof licenseKeyView>;

function statusOf({ revokedAt, replacedAt, kid }: LicenseKey, endedKids: ReadonlySet<string>): KeyStatus {
  if (revokedAt) return "REVOKED";
  if (replacedAt) return "REPLACED";
  return kid !== null && endedKids.has(kid) ? "SIGNATURE_ENDED" : "ACTIVE";
}

/** The ids of the organisation's signing keys that verify no longer. */
export async function endedKidsOf(ctx: Context): Promise<Set<string>> {
  const rows = await ctx.tx.signingKey.findMany({ where: { verifiesUntil: { lte: ctx.now } }, select: { kid: true } });
  return new Set(rows.map(({ kid }) => kid));
}
