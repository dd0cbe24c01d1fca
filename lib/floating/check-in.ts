import { direct } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { byWhom } from "./claim";
import { checkInOutcome } from "./outcomes";
import { checkInInput } from "./schema";
import { checkInStatement } from "./statements.sql";

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
    const said = JSON.stringify({ eventId: ctx.newId("auditEvent"), ...byWhom(ctx) });
    const giveBack = async (alone: boolean) => {
      const values = [ctx.organizationId, leaseId, only, process ?? null, "RETURNED", reason, said, alone];
      return checkInOutcome.parse(await ctx.ask(checkInStatement, values));
    };
    let answer = await giveBack(false);
    if (answer.outcome === "ALONE") answer = await giveBack(true);
    if (answer.outcome === "BORROWED") return refuse("lease-borrowed", { until: answer.until.toISOString() });
    return answer.outcome === "NOT_FOUND"
      ? refuse("not-found", { what: "lease" })
      : { returned: answer.outcome === "DONE" };
  },
});
