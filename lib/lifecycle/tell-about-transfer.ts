import type { LicenseTransfer } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { notifyPerson } from "@/lib/notifications/notify-person";
import { requestMail } from "@/lib/notifications/request-mail";

type Named = { id: string; name: string; ownerId: string | null };
type Recipient = { id: string; displayName: string; email: string | null };

/** Tells those who may decide a transfer: the licence's owner, where that is an approver, and the admins. */
export async function tellDeciders(ctx: Context, transfer: LicenseTransfer, license: Named): Promise<void> {
  const inForce = { revokedAt: null, OR: [{ until: null }, { until: { gt: ctx.now } }] };
  const holding = (roles: ("ADMIN" | "APPROVER")[]) => ({
    some: { disabledAt: null, roleGrants: { some: { role: { in: roles }, ...inForce } } },
  });
  const asker = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const deciders = await ctx.tx.person.findMany({
    where: {
      status: "ACTIVE",
      ...(asker ? { id: { not: asker } } : {}),
      OR: [{ accounts: holding(["ADMIN"]) }, { id: license.ownerId ?? "", accounts: holding(["APPROVER"]) }],
    },
    orderBy: { id: "asc" },
    take: 20,
    include: { accounts: { select: { roleGrants: { where: { role: "ADMIN", ...inForce }, select: { id: true } } } } },
  });
  for (const person of deciders) {
    const isAdmin = person.accounts.some(({ roleGrants }) => roleGrants.length > 0);
    await notify(ctx, person.id, isAdmin ? "admin-transfer-needs-decision" : "transfer-needs-decision", transfer);
    if (!person.email) continue;
    await requestMail(ctx, person.email, "transferNeedsDecision", {
      name: person.displayName,
      license: license.name,
      asker: ctx.actor.name,
      reason: transfer.reason,
      url: `${ctx.runtime.publicUrl}${isAdmin ? `/admin/licenses/${license.id}?tab=lifecycle` : "/approvals"}`,
    });
  }
}

/** Tells a person that they own a licence now. */
export async function tellNewOwner(
  ctx: Context,
  transfer: LicenseTransfer,
  license: Named,
  personId: string,
): Promise<void> {
  const person = await ctx.tx.person.findUniqueOrThrow({ where: { id: personId } });
  await notify(ctx, personId, "license-received", transfer);
  if (person.email)
    await requestMail(ctx, person.email, "licenseReceived", { name: person.displayName, license: license.name });
}

/** Tells whoever asked what became of it, where that is a person. */
export async function tellAsker(ctx: Context, transfer: LicenseTransfer, license: Named): Promise<void> {
  const asker = await askerOf(ctx, transfer);
  if (!asker) return;
  const isDone = transfer.status === "DONE";
  await notify(ctx, asker.id, isDone ? "transfer-approved" : "transfer-rejected", transfer);
  if (!asker.email) return;
  await requestMail(ctx, asker.email, "transferDecided", {
    name: asker.displayName,
    license: license.name,
    approved: isDone,
    comment: transfer.outcomeNote,
    url: `${ctx.runtime.publicUrl}/admin/licenses/${license.id}?tab=lifecycle`,
  });
}

async function askerOf(ctx: Context, { askedByAccountId }: LicenseTransfer): Promise<Recipient | null> {
  if (!askedByAccountId) return null;
  const account = await ctx.tx.account.findUnique({ where: { id: askedByAccountId }, select: { person: true } });
  return account?.person ?? null;
}

async function notify(ctx: Context, personId: string, kind: string, transfer: LicenseTransfer): Promise<void> {
  await notifyPerson(ctx, personId, kind, { transferId: transfer.id, licenseId: transfer.licenseId });
}
