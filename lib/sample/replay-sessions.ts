import { z } from "zod";
import { claimOf, endEvent } from "@/lib/floating/claim";
import type { Pool } from "@/lib/floating/claim-facts";
import { poolFor } from "@/lib/floating/pool-rules";
import { checkOutInput } from "@/lib/floating/schema";
import type { TokenActor } from "@/lib/kernel/actor";
import type { DirectContext, Statement } from "@/lib/kernel/direct-operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { poolsSinceStatement, replayStatement } from "./replay.sql";
import { runtimeAt } from "./sample-clock";

/** One check-out of a program, from one instant to another. */
export type Session = {
  poolId: string;
  from: Date;
  until: Date;
  user: string;
  host: string;
  /** Where it asked from: its country follows from the site. */
  address: string;
  seats?: number;
  project?: string;
  version?: string;
  /** It died: the seat came back by itself when its lease had run out. */
  died?: boolean;
};

type Step = { at: Date; poolId: string } & ({ claim: object } | { leaseId: string; said: object });

/** So many steps are one transaction, which is over well within a second. */
const together = 400;
const leastTtl = 900;

const outcomes = z.array(
  z.enum(["STARTED", "HELD", "HELD_DIFFERENTLY", "DENIED", "REFUSED", "EXPIRED", "DONE", "NOT_FOUND"]),
);

/** What programs did in the past, as the licence server would have answered them then; how often each answer was given. */
export async function replaySessions(
  runtime: Runtime,
  client: TokenActor,
  sessions: readonly Session[],
): Promise<Map<string, number>> {
  const clock = { now: runtime.now() };
  const own = runtimeAt(runtime, clock);
  const ctx = contextOf(own, client);
  await ctx.ask(poolsSinceStatement, [client.organizationId]);
  const pools = new Map<string, Pool>();
  for (const poolId of new Set(sessions.map((session) => session.poolId)))
    pools.set(poolId, await poolFor(ctx, { poolId }, true));

  const steps = sessions.flatMap((session): Step[] => {
    const pool = pools.get(session.poolId);
    if (!pool) throw new Error("a session of no pool");
    clock.now = session.from;
    const address = { ...client, origin: { ...client.origin, address: session.address } };
    const claim = claimOf({ ...ctx, actor: address }, pool, inputOf(session));
    const out: Step = { at: session.from, poolId: pool.id, claim };
    if (session.died) return [out];
    clock.now = session.until;
    const said = endEvent(ctx);
    return [out, { at: session.until, poolId: pool.id, leaseId: claim.leaseId, said }];
  });
  steps.sort((one, other) => one.at.getTime() - other.at.getTime());

  const answers = new Map<string, number>();
  for (let first = 0; first < steps.length; first += together) {
    const values = [client.organizationId, JSON.stringify(steps.slice(first, first + together))];
    for (const outcome of outcomes.parse(await ctx.ask(replayStatement, values)))
      answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
  }
  return answers;
}

function inputOf({ poolId, from, until, user, host, seats, project, version, died }: Session) {
  const lasted = Math.ceil((until.getTime() - from.getTime()) / 1_000);
  // Its heartbeats are not played: the lease runs as long as they would have kept it.
  const ttl = died ? Math.max(leastTtl, lasted) : Math.max(leastTtl, lasted + 60);
  return checkOutInput.parse({ poolId, holder: { user, host }, ttl, seats, project, version });
}

function contextOf(runtime: Runtime, actor: TokenActor): DirectContext {
  const ask = async (statement: Statement, values: readonly unknown[]) => {
    const { rows } = await runtime.pool.query<{ said: unknown }>({ ...statement, values: [...values] });
    return rows[0]?.said;
  };
  const { newId, randomBytes } = runtime;
  const askTogether: DirectContext["askTogether"] = () =>
    Promise.reject(new Error("steps are asked for by the hundred"));
  return { actor, organizationId: actor.organizationId, runtime, newId, randomBytes, ask, askTogether };
}
