import type { SeatRequest } from "@/lib/db/generated/client";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { notifyPerson } from "@/lib/notifications/notify-person";
import { requestMail } from "@/lib/notifications/request-mail";
import { placeOf } from "./place-of";

/** Tells whoever the waiting step names; the admins, where it names nobody. */
export async function tellApprovers(ctx: Context, requestId: string): Promise<void> {
  const request = await ctx.tx.seatRequest.findUniqueOrThrow({
    where: { id: requestId },
    include: { person: true, license: true, steps: { where: { status: "PENDING" }, include: { approver: true } } },
  });
  for (const step of request.steps) {
    const [kind, page] = step.approver ? ["approval-needed", "approvals"] : ["admin-approval-needed", "admin/requests"];
    for (const approver of step.approver ? [step.approver] : await adminsBut(ctx, request.personId)) {
      await notify(ctx, approver.id, kind, request);
      if (!approver.email) continue;
      await requestMail(ctx, approver.email, "approvalNeeded", {
        name: approver.displayName,
        requester: request.person.displayName,
        license: request.license.name,
        reason: request.reason,
        url: `${ctx.runtime.publicUrl}/${page}/${request.id}`,
      });
    }
  }
}

/** The people who decide where nobody is named; never the requester. */
function adminsBut(ctx: Context, requesterId: string) {
  const inForce = { revokedAt: null, OR: [{ until: null }, { until: { gt: ctx.now } }] };
  return ctx.tx.person.findMany({
    where: {
      id: { not: requesterId },
      status: "ACTIVE",
      accounts: { some: { disabledAt: null, roleGrants: { some: { role: "ADMIN", ...inForce } } } },
    },
    orderBy: { id: "asc" },
    take: 20,
  });
}

/** Tells the requester what became of the request. */
export async function tellRequester(
  ctx: Context,
  request: SeatRequest,
  outcome: "granted" | "waitlisted" | "rejected",
): Promise<void> {
  const { person, license } = await ctx.tx.seatRequest.findUniqueOrThrow({
    where: { id: request.id },
    include: { person: true, license: true },
  });
  await notify(ctx, person.id, `request-${outcome}`, request);
  if (!person.email) return;
  const facts = {
    name: person.displayName,
    license: license.name,
    url: `${ctx.runtime.publicUrl}/my/requests/${request.id}`,
  };
  switch (outcome) {
    case "granted":
      await requestMail(ctx, person.email, "requestGranted", {
        ...facts,
        until: request.neededUntil ? dayInWords(request.neededUntil) : null,
      });
      return;
    case "waitlisted":
      await requestMail(ctx, person.email, "requestWaitlisted", { ...facts, place: await placeOf(ctx, request) });
      return;
    case "rejected":
      await requestMail(ctx, person.email, "requestRejected", { ...facts, comment: request.outcomeNote ?? "" });
  }
}

async function notify(
  ctx: Context,
  personId: string,
  kind: string,
  request: { id: string; licenseId: string },
): Promise<void> {
  await notifyPerson(ctx, personId, kind, { requestId: request.id, licenseId: request.licenseId });
}
