import { z } from "zod";
import { LeaseEnd } from "@/lib/db/generated/enums";
import { direct, type DirectContext } from "@/lib/kernel/direct-operation";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { instant } from "./outcomes";
import { leaseIdInput } from "./schema";
import { leaseStatement } from "./statements.sql";

const leaseRow = z.object({
  id: z.string(),
  token: z.number(),
  poolId: z.string(),
  licenseId: z.string(),
  seats: z.number(),
  overdraft: z.boolean(),
  startedAt: instant,
  expiresAt: instant.nullable(),
  borrowedUntil: instant.nullable(),
  lostAt: instant.nullable(),
  endedAt: instant.nullable(),
  endReason: z.enum(LeaseEnd).nullable(),
  /** The reason that was given with it. */
  endNote: z.string().nullable(),
  ttl: z.number(),
});

/** A lease as it stands; `expiresAt` is null once its seats are another's. */
export const readLease = direct({
  kind: "query",
  name: "floating.lease",
  permission: "client:use",
  input: leaseIdInput,
  async act(ctx, { leaseId }): Promise<z.output<typeof leaseRow> | Refusal> {
    return (await readLeaseRow(ctx, leaseId)) ?? refuse("not-found", { what: "lease" });
  },
});

export async function readLeaseRow(ctx: DirectContext, leaseId: string) {
  const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
  const said = await ctx.ask(leaseStatement, [ctx.organizationId, leaseId, only]);
  return said === undefined ? null : leaseRow.parse(said);
}
