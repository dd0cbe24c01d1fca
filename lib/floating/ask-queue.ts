import { direct, type DirectContext } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { heartbeatSeconds } from "./check-out";
import { byWhom } from "./claim";
import { judgeQueue } from "./judge-queue";
import { queueOutcome, refuseByRule, refuseState } from "./outcomes";
import { entitlementsOf } from "./claim-facts";
import { poolFor, poolSince } from "./pool-rules";
import { newsOf } from "./queue-watch";
import { leaveQueueInput, ticketInput } from "./schema";
import { askQueueStatement } from "./statements.sql";

/**
 * What a place in the queue has come to, at once or, with `wait`, as soon as it is no longer waiting. Asking is the sign of
 * life that keeps the place. Where a rule or the end of the licence ended it, `problem` says what a check-out would be told.
 */
export const readTicket = direct({
  kind: "query",
  name: "floating.ticket",
  permission: "client:use",
  input: ticketInput,
  async act(ctx, { ticketId, wait }) {
    let said = await ask(ctx, ticketId, false);
    if (said.outcome === "WAITING" && wait > 0) {
      await newsOf(ctx.runtime, { organizationId: ctx.organizationId, ticketId }, wait * 1000);
      said = await ask(ctx, ticketId, false);
    }
    return answerOf(ctx, said);
  },
});

/** Gives a place in the queue up. A seat that was granted meanwhile is checked in, not left. */
export const leaveQueue = direct({
  kind: "command",
  name: "floating.leave-queue",
  permission: "client:use",
  input: leaveQueueInput,
  async act(ctx, { ticketId }): Promise<{ left: boolean } | Refusal> {
    const { outcome } = await ask(ctx, ticketId, true);
    return outcome === "NOT_FOUND" ? refuse("not-found", { what: "place in the queue" }) : { left: outcome === "LEFT" };
  },
});

async function ask(ctx: DirectContext, ticketId: string, leave: boolean) {
  const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
  const by = leave ? JSON.stringify({ eventId: ctx.newId("auditEvent"), ...byWhom(ctx) }) : null;
  for (;;) {
    const said = queueOutcome.parse(await ctx.ask(askQueueStatement, [ctx.organizationId, ticketId, only, leave, by]));
    if (said.outcome !== "UNJUDGED") return said;
    await judgeQueue(ctx, said.poolId);
  }
}

async function answerOf(ctx: DirectContext, said: Awaited<ReturnType<typeof ask>>) {
  switch (said.outcome) {
    case "NOT_FOUND":
      return refuse("not-found", { what: "place in the queue" });
    case "WAITING":
      return {
        status: "waiting" as const,
        position: said.position,
        estimatedWaitSeconds: said.estimatedWaitSeconds,
        expiresAt: said.expiresAt,
      };
    case "GRANTED": {
      const { leaseId: id, token, poolId, seats, expiresAt, overdraft, ttl, rules } = said;
      const pool = await poolSince(ctx, poolId, rules);
      const lease = { id, token, poolId, seats, expiresAt, heartbeatSeconds: heartbeatSeconds(pool, ttl), overdraft };
      return { status: "granted" as const, lease: { ...lease, entitlements: entitlementsOf(pool, said) } };
    }
    case "REFUSED": {
      const { code, user, version, country, site, covered } = said;
      const pool = await poolFor(ctx, { poolId: said.poolId }, true);
      const refusal =
        code === "EXPIRED" || code === "TERMINATED"
          ? refuseState(code, pool)
          : refuseByRule({ code, country, site, covered }, pool, { user, version: version ?? undefined });
      const { title, status, detail } = refusal;
      return { status: "expired" as const, problem: { type: `/problems/${refusal.code}`, title, status, detail } };
    }
    default:
      return { status: said.outcome === "LEFT" ? ("left" as const) : ("expired" as const) };
  }
}
