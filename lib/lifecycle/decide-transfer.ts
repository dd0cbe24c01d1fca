import type { LicenseTransfer } from "@/lib/db/generated/client";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense, type LockedLicense } from "@/lib/licenses/lock-license";
import { lockChangeable } from "./changeable-license";
import { completeTransfer } from "./complete-transfer";
import { decideTransferInput, transferIdInput } from "./schema";
import { tellAsker } from "./tell-about-transfer";
import { checkDestination } from "./transfer-license";
import { isTransferAdmin } from "./transfers-to-decide";

/**
 * Approves or rejects a transfer that waits: an owner or admin, or the approver who owns the licence, and never whoever
 * asked for it. The licence is locked first: of two who decide at once the second is told what the first decided.
 */
export const decideTransfer = command({
  name: "lifecycle.decide-transfer",
  permission: "license:decide-transfer",
  input: decideTransferInput,
  async run(ctx, { transferId, decision, comment }) {
    const { transfer, license } = await lockWaiting(ctx, transferId);
    requireMayDecide(ctx, transfer, license);
    if (decision === "APPROVE") {
      await lockChangeable(ctx, license.id);
      const { toDepartmentId, toSiteId, toLegalEntityId, toPersonId } = transfer;
      await checkDestination(ctx, {
        departmentId: toDepartmentId,
        siteId: toSiteId,
        legalEntityId: toLegalEntityId,
        personId: toPersonId,
      });
    }
    const decided = await close(ctx, transfer, decision === "APPROVE" ? "DONE" : "REJECTED", comment);
    if (decision === "APPROVE") await completeTransfer(ctx, license, transfer, transfer.reason);
    await tellAsker(ctx, decided, license);
    return { id: decided.id, status: decided.status };
  },
});

/** Takes a transfer back before it is decided. */
export const withdrawTransfer = command({
  name: "lifecycle.withdraw-transfer",
  permission: "license:transfer",
  input: transferIdInput,
  async run(ctx, { transferId }) {
    const { transfer } = await lockWaiting(ctx, transferId);
    const withdrawn = await close(ctx, transfer, "WITHDRAWN", null);
    return { id: withdrawn.id, status: withdrawn.status };
  },
});

async function lockWaiting(
  ctx: Context,
  transferId: string,
): Promise<{ transfer: LicenseTransfer; license: LockedLicense }> {
  const found = await ctx.tx.licenseTransfer.findUnique({ where: { id: transferId }, select: { licenseId: true } });
  if (!found) throw refuse("not-found", { what: "transfer" });
  const license = await lockLicense(ctx, found.licenseId);
  const transfer = await ctx.tx.licenseTransfer.findUniqueOrThrow({ where: { id: transferId } });
  if (transfer.status !== "PENDING") throw refuse("transfer-decided", { outcome: outcomeWords[transfer.status] });
  return { transfer, license };
}

const outcomeWords = { PENDING: "asked for", DONE: "approved", REJECTED: "rejected", WITHDRAWN: "withdrawn" };

function requireMayDecide(ctx: Context, transfer: LicenseTransfer, license: LockedLicense): void {
  const { actor } = ctx;
  if (actor.kind !== "account") return;
  const owns = actor.personId !== null && license.ownerId === actor.personId;
  if (!owns && !isTransferAdmin(ctx)) throw refuse("not-found", { what: "such transfer waiting for you" });
  if (transfer.askedByAccountId === actor.accountId) throw refuse("own-transfer");
}

async function close(
  ctx: Context,
  before: LicenseTransfer,
  status: "DONE" | "REJECTED" | "WITHDRAWN",
  outcomeNote: string | null,
): Promise<LicenseTransfer> {
  const after = await ctx.tx.licenseTransfer.update({
    where: { id: before.id },
    data: {
      status,
      outcomeNote,
      decidedAt: ctx.now,
      decidedByAccountId: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      version: { increment: 1 },
    },
  });
  const type = { DONE: "transfer.approved", REJECTED: "transfer.rejected", WITHDRAWN: "transfer.withdrawn" }[status];
  ctx.record(
    type,
    { kind: "license-transfer", id: before.id },
    { before, after, reason: outcomeNote, related: [before.licenseId, before.toPersonId] },
  );
  return after;
}
