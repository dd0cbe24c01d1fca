import { z } from "zod";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { placeOf } from "./place-of";
import { requestInclude, requestView, type RequestView } from "./request-view";

export type MyRequest = RequestView & { place: number | null };

const ownPersonId = (ctx: Context) => (ctx.actor.kind === "account" ? ctx.actor.personId : null);

/** My requests, newest first, with my place where I wait. */
export const listMyRequests = query({
  name: "requests.mine",
  permission: "own:read",
  input: z.strictObject({ open: z.boolean().default(false) }),
  async run(ctx, { open }): Promise<MyRequest[]> {
    const personId = ownPersonId(ctx);
    if (personId === null) return [];
    const rows = await ctx.tx.seatRequest.findMany({
      where: { personId, ...(open ? { status: { in: ["PENDING", "WAITLISTED"] } } : {}) },
      orderBy: { createdAt: "desc" },
      take: 100,
      include: requestInclude,
    });
    const views: MyRequest[] = [];
    for (const row of rows)
      views.push({ ...requestView(row), place: row.status === "WAITLISTED" ? await placeOf(ctx, row) : null });
    return views;
  },
});

export const getMyRequest = query({
  name: "requests.my-request",
  permission: "own:read",
  input: z.strictObject({ requestId: z.string() }),
  async run(ctx, { requestId }): Promise<MyRequest> {
    const row = await ctx.tx.seatRequest.findFirst({
      where: { id: requestId, personId: ownPersonId(ctx) ?? "" },
      include: requestInclude,
    });
    if (!row) throw refuse("not-found", { what: "such request of yours" });
    return { ...requestView(row), place: row.status === "WAITLISTED" ? await placeOf(ctx, row) : null };
  },
});
