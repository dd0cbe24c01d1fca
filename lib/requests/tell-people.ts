import type { SeatRequest } from "@/lib/db/generated/client";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { requestMail } from "@/lib/notifications/request-mail";
import { placeOf } from "./place-of";

/** Tells whoever the waiting step names, and nobody where the admins decide: they see it in their list. */
export async function tellApprovers(ctx: Context, requestId: string): Promise<void> {
  const request = await ctx.tx.seatRequest.findUniqueOrThrow({
    where: { id: requestId },
    include: { person: true, license: true, steps: { where: { status: "PENDING" }, include: { approver: true } } },
  });
  for (const { approver } of request.steps) {
    if (!approver) continue;
    await notify(ctx, approver.id, "approval-needed", request);
    if (!approver.email) continue;
    await requestMail(ctx, approver.email, "approvalNeeded", {
      name: approver.displayName,
      requester: request.person.displayName,
      license: request.license.name,
      reason: request.reason,
      url: `${ctx.runtime.publicUrl}/approvals/${request.id}`,
    });
  }
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
  await ctx.tx.notification.create({
    data: {
      id: ctx.newId("notification"),
      organizationId: ctx.organizationId,
      personId,
      kind,
      data: { requestId: request.id, licenseId: request.licenseId },
      createdAt: ctx.now,
    },
  });
}
