import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** One's own account, for the profile page. */
export const ownAccount = query({
  name: "account.own",
  permission: "account:own",
  quiet: true,
  input: z.strictObject({}),
  async run(ctx) {
    const account =
      ctx.actor.kind === "account" ? await ctx.tx.account.findFirst({ where: { id: ctx.actor.accountId } }) : null;
    if (!account || ctx.actor.kind !== "account") throw refuse("not-found", { what: "account" });
    const { name, email, createdAt, lastSignInAt } = account;
    return { name, email, createdAt, lastSignInAt, roles: ctx.actor.roles };
  },
});
