import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { accountInput } from "./schema";

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

/** Somebody gave a wrong password, or a right one to an account that may not enter. */
export const recordSignInRefused = command({
  name: "account.refuse-sign-in",
  permission: "system:run",
  input: accountInput,
  async run(ctx, { accountId }) {
    ctx.record("account.sign-in-refused", { kind: "account", id: accountId });
  },
});
