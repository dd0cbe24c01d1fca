import { direct } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { beatOutcome, refuseState } from "./outcomes";
import type { ToldEntitlement } from "@/lib/entitlements/told-entitlements";
import { entitlementsOf } from "./claim-facts";
import { poolFor, poolSince } from "./pool-rules";
import { readLeaseRow } from "./read-lease";
import { heartbeatInput } from "./schema";
import { beatStatement } from "./statements.sql";

type Beaten = { expiresAt: Date; entitlements: ToldEntitlement[] };

/** A lease's sign of life. One statement and no event. What ran out is revived only where nobody could have taken it. It tells of the features as they are now. */
export const heartbeatLease = direct({
  kind: "command",
  name: "floating.heartbeat",
  permission: "client:use",
  input: heartbeatInput,
  async act(ctx, { leaseId, token, idleSeconds }): Promise<Beaten | Refusal> {
    const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
    const beat = async (alone: boolean) =>
      beatOutcome.parse(
        await ctx.ask(beatStatement, [ctx.organizationId, leaseId, only, token, idleSeconds ?? null, alone]),
      );
    let said = await beat(false);
    if (said.outcome === "ALONE") said = await beat(true);
    switch (said.outcome) {
      case "OK":
        return {
          expiresAt: said.expiresAt,
          entitlements: entitlementsOf(await poolSince(ctx, said.poolId, said.rules), said),
        };
      case "NOT_FOUND":
        return refuse("not-found", { what: "lease" });
      case "ALONE":
      case "LOST": {
        const ended = await readLeaseRow(ctx, leaseId);
        if (ended?.endReason !== "RELEASED" || ended.token !== token) return refuse("lease-lost");
        return refuse("lease-lost", { released: true, because: ended.endNote });
      }
      case "IDLE":
        return refuse("lease-lost", { idle: true });
      default: {
        const lease = await readLeaseRow(ctx, leaseId);
        return refuseState(said.outcome, await poolFor(ctx, { poolId: lease?.poolId }, true));
      }
    }
  },
});
