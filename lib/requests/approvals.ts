import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { countSeats } from "@/lib/licenses/capacity.sql";
import { organizationDay } from "@/lib/licenses/organization-day";
import { requestInclude, requestView, type RequestView } from "./request-view";

const isAdmin = (ctx: Context) =>
  ctx.actor.kind !== "account" || ctx.actor.roles.includes("ADMIN") || ctx.actor.roles.includes("OWNER");
const ownPersonId = (ctx: Context) => (ctx.actor.kind === "account" ? ctx.actor.personId : null);

/** The steps that wait for this account: those that name its person, and for admins those that name nobody, or nobody who can decide. */
function waitingForMe(ctx: Context): Prisma.SeatRequestWhereInput {
  const personId = ownPersonId(ctx);
  const mine: Prisma.ApprovalStepWhereInput[] = [
    ...(personId ? [{ approverId: personId }] : []),
    // Whom a step names may have left since it was made: it must not wait where nobody looks.
    ...(isAdmin(ctx)
      ? [{ approverId: null }, { approver: { is: { status: { in: ["SUSPENDED" as const, "DEPARTED" as const] } } } }]
      : []),
  ];
  return {
    status: "PENDING",
    ...(personId ? { personId: { not: personId } } : {}),
    steps: { some: { status: "PENDING", OR: mine } },
  };
}

/** What waits for my decision, oldest first, and what I was asked about lately. */
export const listApprovals = query({
  name: "requests.approvals",
  permission: "request:decide",
  input: z.strictObject({}),
  async run(ctx): Promise<{ waiting: RequestView[]; decided: RequestView[] }> {
    const waiting = await ctx.tx.seatRequest.findMany({
      where: waitingForMe(ctx),
      orderBy: { createdAt: "asc" },
      take: 200,
      include: requestInclude,
    });
    const personId = ownPersonId(ctx);
    const decided = personId
      ? await ctx.tx.seatRequest.findMany({
          where: { steps: { some: { approverId: personId, decidedAt: { not: null } } } },
          orderBy: { createdAt: "desc" },
          take: 50,
          include: requestInclude,
        })
      : [];
    return { waiting: waiting.map(requestView), decided: decided.map(requestView) };
  },
});

export const countApprovals = query({
  name: "requests.count-approvals",
  permission: "request:decide",
  input: z.strictObject({}),
  quiet: true,
  run: (ctx) => ctx.tx.seatRequest.count({ where: waitingForMe(ctx) }),
});

/** One request as its approver sees it; `canDecide` says whether it waits for this account. */
export const getApproval = query({
  name: "requests.approval",
  permission: "request:decide",
  input: z.strictObject({ requestId: z.string() }),
  async run(ctx, { requestId }) {
    const row = await ctx.tx.seatRequest.findUnique({ where: { id: requestId }, include: requestInclude });
    const personId = ownPersonId(ctx);
    const named = row?.steps.some((step) => step.approverId !== null && step.approverId === personId) ?? false;
    if (!row || (!named && !isAdmin(ctx))) throw refuse("not-found", { what: "such request waiting for you" });
    const step = row.steps.find((candidate) => candidate.status === "PENDING");
    const canDecide =
      row.status === "PENDING" &&
      step !== undefined &&
      row.personId !== personId &&
      (isAdmin(ctx) || step.approverId === personId);
    const { today } = await organizationDay(ctx);
    const seats = (await countSeats(ctx, [row.licenseId], today)).get(row.licenseId) ?? {
      capacity: 0,
      held: 0,
      idle: 0,
      waiting: 0,
    };
    return { request: requestView(row), canDecide, isOwn: row.personId === personId, seats };
  },
});
