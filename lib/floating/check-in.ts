import { direct } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { endEvent } from "./claim";
import { checkInOutcome } from "./outcomes";
import { checkInInput } from "./schema";
import { checkInStatement, turnsStatement } from "./statements.sql";

/**
 * Gives a lease back, for good where no other process shares it. What was returned before is returned; what is borrowed is
 * returned early instead.
 */
export const checkIn = direct({
  kind: "command",
  name: "floating.check-in",
  permission: "client:use",
  input: checkInInput,
  async act(ctx, { leaseId, reason, process }): Promise<{ returned: boolean } | Refusal> {
    const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
    const said = endEvent(ctx);
    const of = [ctx.organizationId, leaseId, only, process ?? null, "RETURNED", reason];
    let answer = checkInOutcome.parse(await ctx.ask(checkInStatement, [...of, JSON.stringify(said), false]));
    if (answer.outcome === "ALONE")
      answer = checkInOutcome.parse(await ctx.askTogether(turnsStatement, answer.poolId, ["check_in", ...of, said]));
    if (answer.outcome === "BORROWED") return refuse("lease-borrowed", { until: answer.until.toISOString() });
    return answer.outcome === "NOT_FOUND"
      ? refuse("not-found", { what: "lease" })
      : { returned: answer.outcome === "DONE" };
  },
});
