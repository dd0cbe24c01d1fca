import { actorId } from "@/lib/kernel/actor";
import type { DirectContext } from "@/lib/kernel/direct-operation";
import { inetOf } from "@/lib/people/inet-address";
import { versionProblemOf, type PoolRules } from "./claim-facts";
import type { CheckOutInput } from "./schema";

/** Whose lease it is, as the pool's rule says; in any case of letters, since hosts and logins are. */
function holderKey({ user, host, process }: CheckOutInput["holder"], rule: PoolRules["holderRule"]): string {
  const parts = rule === "USER" ? [user] : rule === "USER_HOST" ? [user, host] : [user, host, process ?? ""];
  return JSON.stringify(parts.map((part) => part.toLowerCase()));
}

/**
 * A check-out as the database makes it, at once or when its turn in the queue has come: with the ids and the salt of the
 * event, so that neither is made up there.
 */
export function claimOf(ctx: DirectContext, pool: PoolRules, input: CheckOutInput) {
  const { holder, seats, ttl, version, country, project, wait } = input;
  const { actor } = ctx;
  const address = inetOf(actor.origin.address);
  const problem = versionProblemOf(pool, version);
  return {
    holder,
    holderKey: holderKey(holder, pool.holderRule),
    seats,
    ttl: Math.min(ttl ?? pool.leaseSeconds, pool.longestSeconds ?? Infinity),
    ...(version === undefined ? {} : { version }),
    ...(country === undefined ? {} : { country }),
    ...(project === undefined ? {} : { project }),
    ...(address === null ? {} : { address }),
    // Judged here, since the database knows no semantic versions; refused there, in its turn.
    ...(problem === null ? {} : { versionCode: problem.code }),
    leaseId: ctx.newId("lease"),
    eventId: ctx.newId("auditEvent"),
    denialId: ctx.newId("denial"),
    salt: Buffer.from(ctx.randomBytes(16)).toString("hex"),
    ...byWhom(ctx),
    ...(wait && pool.queueing
      ? {
          ticketId: ctx.newId("queueTicket"),
          ticketEventId: ctx.newId("auditEvent"),
          priority: wait.priority,
          waitSeconds: wait.maxSeconds,
        }
      : {}),
  };
}

/** Of the event that tells of a lease's end: its id, the salt of the reason given, and who acts. */
export const endEvent = (ctx: DirectContext) => ({
  eventId: ctx.newId("auditEvent"),
  salt: Buffer.from(ctx.randomBytes(16)).toString("hex"),
  ...byWhom(ctx),
});

/** Who acts, as an event says it. */
export function byWhom({ actor }: DirectContext) {
  return {
    actorKind: actor.kind,
    actorId: actorId(actor) ?? (actor.kind === "system" ? actor.name : null),
    ...(actor.kind === "account" && actor.personId !== null ? { actorPersonId: actor.personId } : {}),
    channel: actor.origin.channel,
    requestId: actor.origin.requestId,
  };
}
