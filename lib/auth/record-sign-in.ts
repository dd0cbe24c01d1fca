import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** Somebody gave the right password. */
export const recordSignIn = command({
  name: "account.sign-in",
  permission: "account:own",
  input: z.strictObject({}),
  async run(ctx) {
    if (ctx.actor.kind !== "account") throw refuse("not-found", { what: "account" });
    const id = ctx.actor.accountId;
    await ctx.tx.account.update({ where: { id }, data: { lastSignInAt: ctx.now } });
    ctx.record("account.signed-in", { kind: "account", id }, { related: [ctx.actor.personId] });
  },
});
