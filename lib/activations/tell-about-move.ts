import type { ActivationMove } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { notifyPerson } from "@/lib/notifications/notify-person";
import { requestMail } from "@/lib/notifications/request-mail";

type Named = { id: string; name: string };

/** Tells the admins of a move that waits; never the one who asked. */
export async function tellAdmins(ctx: Context, move: ActivationMove, license: Named): Promise<void> {
  const inForce = { revokedAt: null, OR: [{ until: null }, { until: { gt: ctx.now } }] };
  const admins = await ctx.tx.person.findMany({
    where: {
      status: "ACTIVE",
      ...(move.askedByPersonId ? { id: { not: move.askedByPersonId } } : {}),
      accounts: { some: { disabledAt: null, roleGrants: { some: { role: "ADMIN", ...inForce } } } },
    },
    orderBy: { id: "asc" },
    take: 20,
  });
  for (const admin of admins) {
    await notify(ctx, admin.id, "move-needs-decision", move);
    if (!admin.email) continue;
    await requestMail(ctx, admin.email, "moveNeedsDecision", {
      name: admin.displayName,
      license: license.name,
      asker: ctx.actor.name,
      reason: move.reason,
      url: `${ctx.runtime.publicUrl}/admin/licenses/${license.id}`,
    });
  }
}

/** Tells whoever asked, where that is a person, what became of the move. */
export async function tellAsker(ctx: Context, move: ActivationMove, license: Named): Promise<void> {
  if (!move.askedByPersonId) return;
  const isDone = move.status === "DONE";
  const asker = await ctx.tx.person.findUniqueOrThrow({ where: { id: move.askedByPersonId } });
  await notify(ctx, asker.id, isDone ? "move-approved" : "move-rejected", move);
  if (!asker.email) return;
  await requestMail(ctx, asker.email, "moveDecided", {
    name: asker.displayName,
    license: license.name,
    approved: isDone,
    comment: move.outcomeNote,
    url: `${ctx.runtime.publicUrl}/my/machines`,
  });
}

async function notify(ctx: Context, personId: string, kind: string, move: ActivationMove): Promise<void> {
  await notifyPerson(ctx, personId, kind, { moveId: move.id, licenseId: move.licenseId });
}
