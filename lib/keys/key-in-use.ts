import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";
import type { LicenseKey } from "@/lib/db/generated/client";

/** A key that is neither revoked nor replaced, with its licence locked: two who change it take turns. */
export async function lockKeyInUse(ctx: Context, keyId: string): Promise<{ key: LicenseKey; license: LockedLicense }> {
  const found = await ctx.tx.licenseKey.findUnique({ where: { id: keyId }, select: { licenseId: true } });
  if (!found) throw refuse("not-found", { what: "key" });
  const license = await lockLicense(ctx, found.licenseId);
  const key = await ctx.tx.licenseKey.findUniqueOrThrow({ where: { id: keyId } });
  if (key.revokedAt) throw refuse("license-key-out-of-use", { how: "revoked" });
  if (key.replacedAt) throw refuse("license-key-out-of-use", { how: "replaced" });
  return { key, license };
}
