import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { RequestStatus } from "@/lib/db/generated/enums";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { containing } from "@/lib/kernel/text-search";
import { requestInclude, requestView, type RequestView } from "./request-view";

const listRequestsInput = pageInput
  .extend({
    q: z.string().trim().max(200).optional(),
    status: z.enum(["PENDING", "WAITLISTED", "FULFILLED", "REJECTED", "WITHDRAWN"]).optional(),
    license: z.string().optional(),
    person: z.string().optional(),
  })
  .strict();

/** All requests of the organisation, newest first. */
export const listRequests = query({
  name: "requests.list",
  permission: "request:read",
  input: listRequestsInput,
  async run(ctx, input): Promise<Page<RequestView>> {
    const keys = keyset(
      { createdAt: "instant", status: Object.values(RequestStatus) },
      { ...input, sort: input.sort ?? "-createdAt" },
    );
    const filter: Prisma.SeatRequestWhereInput = {
      ...(input.status ? { status: input.status } : {}),
      ...(input.license ? { licenseId: input.license } : {}),
      ...(input.person ? { personId: input.person } : {}),
      ...(input.q
        ? {
            OR: [
              { person: { displayName: containing(input.q) } },
              { license: { name: containing(input.q) } },
              { license: { product: { name: containing(input.q) } } },
            ],
          }
        : {}),
    };
    const [total, rows] = [
      await ctx.tx.seatRequest.count({ where: filter }),
      await ctx.tx.seatRequest.findMany({
        where: { AND: [filter, keys.where] },
        orderBy: keys.orderBy,
        take: keys.take,
        include: requestInclude,
      }),
    ];
    return { total, ...keys.cut(rows.map(requestView)) };
  },
});

export const getRequest = query({
  name: "requests.get",
  permission: "request:read",
  input: z.strictObject({ requestId: z.string() }),
  async run(ctx, { requestId }): Promise<RequestView> {
    const row = await ctx.tx.seatRequest.findUnique({ where: { id: requestId }, include: requestInclude });
    if (!row) throw refuse("not-found", { what: "such request" });
    return requestView(row);
  },
});
