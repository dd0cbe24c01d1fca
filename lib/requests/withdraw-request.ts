import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { closeRequest } from "./close-request";
import { lockRequest } from "./lock-request";
import { withdrawRequestInput } from "./schema";

/** Takes one's own open request back, also from the waitlist. */
export const withdrawRequest = command({
  name: "requests.withdraw",
  permission: "own:request",
  input: withdrawRequestInput,
  async run(ctx, { requestId }) {
    const request = await lockRequest(ctx, requestId);
    if (ctx.actor.kind !== "account" || request.personId !== ctx.actor.personId)
      throw refuse("not-found", { what: "such request of yours" });
    if (request.status !== "PENDING" && request.status !== "WAITLISTED")
      throw refuse("request-decided", { outcome: request.status.toLowerCase() });
    const { id, status } = await closeRequest(ctx, request, "WITHDRAWN", null);
    return { id, status };
  },
});

/** Closes every open request of someone who left; the durable function on `person/departed` runs it. */
export const withdrawForLeaver = command({
  name: "requests.withdraw-for-leaver",
  permission: "system:run",
  input: z.strictObject({ personId: z.string() }),
  async run(ctx, { personId }) {
    const open = await ctx.tx.seatRequest.findMany({
      where: { personId, status: { in: ["PENDING", "WAITLISTED"] } },
      orderBy: { id: "asc" },
    });
    let withdrawn = 0;
    for (const { id } of open) {
      const request = await lockRequest(ctx, id);
      if (request.status !== "PENDING" && request.status !== "WAITLISTED") continue;
      await closeRequest(ctx, request, "WITHDRAWN", `${request.person.displayName} left the organisation.`);
      withdrawn++;
    }
    return { withdrawn };
  },
});
