import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/**
 * Locks a licence until the transaction ends: whoever counts its seats takes turns from here, and counts afterwards.
 * The version raised makes a stricter isolation level fail and retry instead of miscounting.
 */
export async function lockLicense(ctx: Context, licenseId: string) {
  const locked = await ctx.tx.$executeRaw`
    UPDATE license SET count_version = count_version + 1
    WHERE organization_id = ${ctx.organizationId} AND id = ${licenseId}`;
  if (locked === 0) throw refuse("not-found", { what: "licence" });
  return ctx.tx.license.findUniqueOrThrow({ where: { id: licenseId } });
}

export type LockedLicense = Awaited<ReturnType<typeof lockLicense>>;
