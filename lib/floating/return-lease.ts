import { direct, type DirectContext } from "@/lib/kernel/direct-operation";
import { can, permissionTable } from "@/lib/kernel/permissions";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { byWhom } from "./claim";
import { returnOutcome } from "./outcomes";
import { ownPerson } from "./own-person";
import { returnInput, returnOwnInput } from "./schema";
import { returnStatement } from "./statements.sql";

/** `freeAt`: since when the seats are free, or, of a lost device, from when on. */
export type Returned = { returned: boolean; freeAt: Date };

/**
 * Returns what is borrowed early: its seats are free at once, and its file is on the revocation list. Of a lost device, which
 * nobody can call back, they are free when its file ends; a licence manager may say that nobody will use it again, and then
 * they are free at once. What has ended before is returned.
 */
export const returnLease = direct({
  kind: "command",
  name: "floating.return",
  permission: "client:use",
  input: returnInput,
  async act(ctx, input): Promise<Returned | Refusal> {
    if (input.freeNow && !can(ctx.actor, "lease:release"))
      return refuse("not-permitted", { allows: permissionTable["lease:release"].allows });
    const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
    return giveBack(ctx, "floating.return", { ...input, only, personId: null });
  },
});

/** The same by a licence manager, for anybody. */
export const returnForHolder = direct({
  kind: "command",
  name: "floating.return-for-holder",
  permission: "lease:release",
  input: returnInput,
  act: (ctx, input) => giveBack(ctx, "floating.return-for-holder", { ...input, only: null, personId: null }),
});

/** The same for oneself; anybody else's lease is not there. */
export const returnOwn = direct({
  kind: "command",
  name: "floating.return-own",
  permission: "own:leases",
  input: returnOwnInput,
  async act(ctx, input): Promise<Returned | Refusal> {
    const given = { ...input, freeNow: false, reason: null, only: null, personId: ownPerson(ctx) };
    return giveBack(ctx, "floating.return-own", given);
  },
});

type Given = {
  leaseId: string;
  lost: boolean;
  freeNow: boolean;
  reason: string | null;
  only: string | null;
  personId: string | null;
};

async function giveBack(ctx: DirectContext, operation: string, given: Given): Promise<Returned | Refusal> {
  const { leaseId, lost, freeNow, reason, only, personId } = given;
  const said = JSON.stringify({
    operation,
    eventId: ctx.newId("auditEvent"),
    lostEventId: ctx.newId("auditEvent"),
    salt: Buffer.from(ctx.randomBytes(16)).toString("hex"),
    ...byWhom(ctx),
  });
  const values = [ctx.organizationId, leaseId, only, personId, lost, freeNow, reason, said];
  const answer = returnOutcome.parse(await ctx.ask(returnStatement, values));
  switch (answer.outcome) {
    case "DONE":
      return { returned: answer.returned, freeAt: answer.freeAt };
    case "NOT_BORROWED":
      return refuse("lease-not-borrowed");
    case "NOT_FOUND":
      return refuse("not-found", { what: "lease" });
  }
}
