import { direct, type DirectContext } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { byWhom } from "./claim";
import { checkInOutcome, queueOutcome } from "./outcomes";
import { ownPerson } from "./own-person";
import { leaseIdInput, leaveQueueInput } from "./schema";
import { askQueueStatement, checkInStatement, holderStatement } from "./statements.sql";

/** Releases a lease of one's own from afar (the laptop at home); anybody else's is not there. */
export const releaseOwn = direct({
  kind: "command",
  name: "floating.release-own",
  permission: "own:leases",
  input: leaseIdInput,
  async act(ctx, { leaseId }): Promise<{ released: true } | Refusal> {
    if ((await holderOf(ctx, leaseId)) !== ownPerson(ctx)) return refuse("not-found", { what: "lease" });
    const values = [ctx.organizationId, leaseId, null, null, "RELEASED", null, saidBy(ctx), true];
    const answer = checkInOutcome.parse(await ctx.ask(checkInStatement, values));
    if (answer.outcome === "BORROWED") return refuse("lease-borrowed", { until: answer.until.toISOString() });
    return answer.outcome === "NOT_FOUND" ? refuse("not-found", { what: "lease" }) : { released: true };
  },
});

/** Gives up one's own place in a queue. */
export const leaveOwnPlace = direct({
  kind: "command",
  name: "floating.leave-own-place",
  permission: "own:leases",
  input: leaveQueueInput,
  async act(ctx, { ticketId }): Promise<{ left: boolean } | Refusal> {
    if ((await holderOf(ctx, ticketId)) !== ownPerson(ctx)) return refuse("not-found", { what: "place in the queue" });
    const said = queueOutcome.parse(
      await ctx.ask(askQueueStatement, [ctx.organizationId, ticketId, null, true, saidBy(ctx)]),
    );
    return { left: said.outcome === "LEFT" };
  },
});

/** The person of a lease or of a place in a queue. */
async function holderOf(ctx: DirectContext, id: string): Promise<unknown> {
  return ctx.ask(holderStatement, [ctx.organizationId, id]);
}

const saidBy = (ctx: DirectContext) => JSON.stringify({ eventId: ctx.newId("auditEvent"), ...byWhom(ctx) });
