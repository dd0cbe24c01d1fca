import type { LicenseTransfer } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { tellNewOwner } from "./tell-about-transfer";

/** Moves a licence that the caller has locked to where its transfer says. */
export async function completeTransfer(
  ctx: Context,
  before: LockedLicense,
  transfer: LicenseTransfer,
  reason: string | null,
): Promise<void> {
  const { toDepartmentId, toSiteId, toLegalEntityId, toPersonId } = transfer;
  const after = await ctx.tx.license.update({
    where: { id: before.id },
    data: {
      departmentId: toDepartmentId ?? undefined,
      siteId: toSiteId ?? undefined,
      legalEntityId: toLegalEntityId ?? undefined,
      ownerId: toPersonId ?? undefined,
      version: { increment: 1 },
    },
  });
  ctx.record(
    "license.transferred",
    { kind: "license", id: before.id },
    {
      before,
      after,
      reason,
      related: [transfer.id, toDepartmentId, toSiteId, toLegalEntityId, toPersonId, before.ownerId],
    },
  );
  if (toPersonId && toPersonId !== before.ownerId) await tellNewOwner(ctx, transfer, after, toPersonId);
}
