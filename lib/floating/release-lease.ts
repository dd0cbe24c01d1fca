import { z } from "zod";
import { idField, requiredText } from "@/lib/kernel/fields";
import { direct } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { endEvent } from "./claim";
import { checkInOutcome } from "./outcomes";
import { checkInStatement } from "./statements.sql";

const releaseInput = z.strictObject({ leaseId: idField, reason: requiredText(1000) });

/**
 * Takes a lease from its holder, all processes of it: the next heartbeat is told that it is lost. A borrowed one cannot be
 * called back from its device: it is returned early, or declared lost. The reason stands in the event, and the holder is told it.
 */
export const releaseLease = direct({
  kind: "command",
  name: "floating.release",
  permission: "lease:release",
  input: releaseInput,
  async act(ctx, { leaseId, reason }): Promise<{ released: true } | Refusal> {
    const said = JSON.stringify(endEvent(ctx));
    // Whoever waits is served in the same transaction, for which the pool is held alone.
    const values = [ctx.organizationId, leaseId, null, null, "RELEASED", reason, said, true];
    const answer = checkInOutcome.parse(await ctx.ask(checkInStatement, values));
    if (answer.outcome === "BORROWED") return refuse("lease-borrowed", { until: answer.until.toISOString() });
    return answer.outcome === "NOT_FOUND" ? refuse("not-found", { what: "lease" }) : { released: true };
  },
});
