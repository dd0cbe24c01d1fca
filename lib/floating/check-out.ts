import { direct, type DirectContext } from "@/lib/kernel/direct-operation";
import { execute } from "@/lib/kernel/operation";
import { refuse, Refusal } from "@/lib/kernel/refusal";
import { claimOf } from "./claim";
import type { ToldEntitlement } from "@/lib/entitlements/told-entitlements";
import { checkOutOutcome, refuseByRule, refuseState } from "./outcomes";
import { beginTrial } from "./begin-trial";
import { entitlementsOf, type Pool } from "./claim-facts";
import { judgeQueue } from "./judge-queue";
import { poolFor } from "./pool-rules";
import { checkOutInput, type CheckOutInput } from "./schema";
import { checkOutStatement, noteDenialStatement, turnsStatement } from "./statements.sql";

export type CheckedOut =
  | {
      id: string;
      token: number;
      poolId: string;
      seats: number;
      expiresAt: Date;
      heartbeatSeconds: number;
      overdraft: boolean;
      entitlements: ToldEntitlement[];
      created: boolean;
    }
  | { ticket: string; position: number; estimatedWaitSeconds: number; expiresAt: Date };

/**
 * How long after a sign of life the next is due, seconds: as the pool says, but twice in a lease at least, since a program may
 * ask for a shorter one; else nearly four fit into it, so that some may be lost.
 */
export const heartbeatSeconds = ({ heartbeatSeconds: said }: Pick<Pool, "heartbeatSeconds">, ttl: number): number =>
  Math.max(5, said === null ? Math.floor((ttl * 4) / 15) : Math.min(said, Math.floor(ttl / 2)));

/**
 * Checks seats out of a floating licence's pool, all that are asked for or none. The same holder again has its lease; who
 * waits has a place in the queue. One round trip, unless the pool must be held alone, which is remembered.
 */
export const checkOut = direct({
  kind: "command",
  name: "floating.check-out",
  permission: "client:use",
  input: checkOutInput,
  async act(ctx, input): Promise<CheckedOut | Refusal> {
    let pool = await poolFor(ctx, input, false);
    if (pool.term === "TRIAL") {
      const refusal = await tryOut(ctx, pool, input);
      if (refusal) return refusal;
    }
    for (;;) {
      const claim = claimOf(ctx, pool, input);
      const said = await claimSeats(ctx, pool, claim);
      switch (said.outcome) {
        case "STARTED":
        case "HELD": {
          const { leaseId: id, token, expiresAt, overdraft, seats } = said;
          const beat = heartbeatSeconds(pool, claim.ttl);
          const created = said.outcome === "STARTED";
          const lease = { id, token, poolId: pool.id, seats, expiresAt, heartbeatSeconds: beat, overdraft };
          return { ...lease, entitlements: entitlementsOf(pool, said), created };
        }
        case "QUEUED": {
          const { ticket, position, estimatedWaitSeconds, expiresAt } = said;
          return { ticket, position, estimatedWaitSeconds, expiresAt };
        }
        case "HELD_DIFFERENTLY":
          return refuse("lease-held-differently", { pool: pool.license, held: said.seats, asked: input.seats });
        case "DENIED": {
          const { cause, capacity, inUse, queued, retryAfter, most } = said;
          if (cause === "RESERVATION") return refuse("reserved-for-others", { pool: pool.license, poolId: pool.id });
          const full = { poolId: pool.id, capacity, inUse, queued, retryAfter };
          if (most !== null) return refuse("pool-exhausted", { ...full, asked: input.seats, most });
          return refuse("pool-exhausted", cause === "GROUP_CAP" ? { ...full, byGroup: true } : full);
        }
        case "REFUSED":
          return refuseByRule(said, pool, { user: input.holder.user, version: input.version });
        case "STALE":
        case "NOT_FOUND":
          pool = await poolFor(ctx, input, true);
          if (said.outcome === "NOT_FOUND") return refuse("not-found", { what: "pool" });
          continue;
        case "UNJUDGED":
          await judgeQueue(ctx, pool.id);
          continue;
        case "ALONE":
          continue;
        default:
          return refuseState(said.outcome, await poolFor(ctx, input, true));
      }
    }
  },
});

/** Begins a trial that waits for its first use. What forbids that is a denial as any other, and is answered. */
async function tryOut(ctx: DirectContext, pool: Pool, input: CheckOutInput): Promise<Refusal | null> {
  const { licenseId } = pool;
  try {
    await execute(ctx.runtime, ctx.actor, beginTrial, { licenseId, user: input.holder.user });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const word = notInForce.get(error.code);
    const claim = JSON.stringify(claimOf(ctx, pool, input));
    if (word !== undefined) await ctx.ask(noteDenialStatement, [ctx.organizationId, pool.id, claim, word]);
    return error;
  }
}

/** What a denial says of a licence that is not in force, by the code of the refusal. */
const notInForce = new Map<string, string>([
  ["license-suspended", "SUSPENDED"],
  ["license-expired", "EXPIRED"],
  ["trial-ended", "EXPIRED"],
  ["license-not-started", "NOT_STARTED"],
  ["license-terminated", "TERMINATED"],
]);

/** Pools that had to be held alone the last time, by their id. */
const crowded = new Set<string>();
const mostCrowded = 100_000;

async function claimSeats(ctx: DirectContext, pool: Pool, claim: ReturnType<typeof claimOf>) {
  const alone = crowded.has(pool.id);
  const of = [ctx.organizationId, pool.id, pool.rules];
  const said = checkOutOutcome.parse(
    alone
      ? await ctx.askTogether(turnsStatement, pool.id, ["check_out", ...of, claim])
      : await ctx.ask(checkOutStatement, [...of, JSON.stringify(claim), false]),
  );
  if (said.outcome === "ALONE") {
    if (crowded.size >= mostCrowded) crowded.clear();
    crowded.add(pool.id);
  } else if (alone && said.outcome === "STARTED" && said.calm) crowded.delete(pool.id);
  return said;
}
