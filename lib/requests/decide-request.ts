import type { ApprovalStep, SeatRequest } from "@/lib/db/generated/client";
import { dayInWords } from "@/lib/kernel/calendar";
import { command, within, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { fulfilRequest } from "./fulfil-request";
import { lockRequest } from "./lock-request";
import { approveRequestInput, decideRequestInput, rejectRequestInput } from "./schema";
import { closeRequest } from "./close-request";
import { tellApprovers, tellRequester } from "./tell-people";

type Decided = { id: string; status: SeatRequest["status"]; outcomeNote: string | null };

/**
 * Approves or rejects the step of a request that waits. The request is locked first: of two approvers who click at
 * once the second is told what the first decided. The last approval gives the seat, or a place on the waitlist, in this
 * same transaction. A requester who is no longer active gets nothing: the request is closed.
 */
export const decideRequest = command({
  name: "requests.decide",
  permission: "request:decide",
  input: decideRequestInput,
  async run(ctx, { requestId, decision, comment }): Promise<Decided> {
    const request = await lockRequest(ctx, requestId);
    const step = await requireOwnTurn(ctx, request);
    if (request.person.status !== "ACTIVE") {
      return decided(
        await closeRequest(ctx, request, "WITHDRAWN", `${request.person.displayName} is no longer active.`),
      );
    }
    await decideStep(ctx, request, step, decision === "APPROVE" ? "APPROVED" : "REJECTED", comment ?? null);
    if (decision === "REJECT") {
      const rejected = await closeRequest(ctx, request, "REJECTED", comment ?? null);
      await tellRequester(ctx, rejected, "rejected");
      return decided(rejected);
    }
    await requireStillNeeded(ctx, request);
    const next = await ctx.tx.approvalStep.findFirst({
      where: { requestId, status: "UPCOMING" },
      orderBy: { position: "asc" },
    });
    if (!next) return decided(await fulfilRequest(ctx, request));
    await ctx.tx.approvalStep.update({
      where: { id: next.id },
      data: { status: "PENDING", version: { increment: 1 } },
    });
    await tellApprovers(ctx, requestId);
    return { id: request.id, status: "PENDING", outcomeNote: null };
  },
});

export const approveRequest = command({
  name: "requests.approve",
  permission: "request:decide",
  input: approveRequestInput,
  run: (ctx, { requestId, comment }) => within(ctx, decideRequest, { requestId, decision: "APPROVE", comment }),
});

export const rejectRequest = command({
  name: "requests.reject",
  permission: "request:decide",
  input: rejectRequestInput,
  run: (ctx, { requestId, comment }) => within(ctx, decideRequest, { requestId, decision: "REJECT", comment }),
});

const decided = ({ id, status, outcomeNote }: SeatRequest): Decided => ({ id, status, outcomeNote });

/** The step that waits, if this actor may decide it: its approver, or an owner or admin; never the requester. */
async function requireOwnTurn(ctx: Context, request: SeatRequest): Promise<ApprovalStep> {
  const step = await ctx.tx.approvalStep.findFirst({ where: { requestId: request.id, status: "PENDING" } });
  if (request.status !== "PENDING" || !step)
    throw refuse("request-decided", { outcome: await outcomeInWords(ctx, request) });
  const { actor } = ctx;
  if (actor.kind !== "account") return step;
  if (actor.personId === request.personId) throw refuse("own-request");
  const isAdmin = actor.roles.includes("ADMIN") || actor.roles.includes("OWNER");
  if (!isAdmin && (actor.personId === null || step.approverId !== actor.personId))
    throw refuse("not-found", { what: "such request waiting for you" });
  return step;
}

async function outcomeInWords(ctx: Context, request: SeatRequest): Promise<string> {
  const last = await ctx.tx.approvalStep.findFirst({
    where: { requestId: request.id, decidedAt: { not: null } },
    orderBy: { decidedAt: "desc" },
  });
  const verb = {
    FULFILLED: "approved",
    WAITLISTED: "approved",
    PENDING: "approved",
    REJECTED: "rejected",
    WITHDRAWN: "withdrawn",
  }[request.status];
  return last?.decidedBy ? `${verb} by ${last.decidedBy}` : verb;
}

async function decideStep(
  ctx: Context,
  request: SeatRequest,
  step: ApprovalStep,
  status: "APPROVED" | "REJECTED",
  comment: string | null,
): Promise<void> {
  const by = ctx.actor.kind === "system" ? ctx.actor.name : await nameOfActor(ctx);
  await ctx.tx.approvalStep.update({
    where: { id: step.id },
    data: { status, decidedBy: by, comment, decidedAt: ctx.now, version: { increment: 1 } },
  });
  ctx.record(
    status === "APPROVED" ? "request.approved" : "request.rejected",
    { kind: "request", id: request.id },
    {
      before: { step: step.position + 1, decision: "PENDING" },
      after: { step: step.position + 1, rule: step.rule, decision: status },
      reason: comment,
      related: [request.licenseId, request.personId],
    },
  );
}

async function nameOfActor(ctx: Context): Promise<string> {
  const { actor } = ctx;
  if (actor.kind !== "account" || actor.personId === null) return actor.name;
  const person = await ctx.tx.person.findUnique({ where: { id: actor.personId } });
  return person?.displayName ?? actor.name;
}

async function requireStillNeeded(ctx: Context, request: SeatRequest): Promise<void> {
  if (!request.neededUntil) return;
  const { today } = await organizationDay(ctx);
  if (request.neededUntil < today) throw refuse("request-out-of-date", { until: dayInWords(request.neededUntil) });
}
