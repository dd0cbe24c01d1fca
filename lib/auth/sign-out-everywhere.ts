import { z } from "zod";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { accountSubject } from "./account-facts";
import { lockAccount, requireMayChange, type GuardedAccount } from "./account-guards";
import { accountInput } from "./schema";

/** Ends all of one's own sessions, this one too. */
export const signOutEverywhere = command({
  name: "account.sign-out-everywhere",
  permission: "account:own",
  input: z.strictObject({}),
  async run(ctx) {
    if (ctx.actor.kind !== "account") throw refuse("not-found", { what: "account" });
    return endSessions(ctx, await lockAccount(ctx, ctx.actor.accountId));
  },
});

/** Ends all sessions of another account; it may sign in again. */
export const signOutAccount = command({
  name: "account.sign-out",
  permission: "account:write",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    return endSessions(ctx, account);
  },
});

async function endSessions(ctx: Context, account: GuardedAccount): Promise<{ id: string }> {
  await ctx.tx.account.update({ where: { id: account.id }, data: { sessionEpoch: { increment: 1 } } });
  ctx.record("account.signed-out-everywhere", accountSubject(account), { related: [account.personId] });
  return { id: account.id };
}
