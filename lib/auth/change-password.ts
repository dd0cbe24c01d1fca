import type { AccountActor } from "@/lib/kernel/actor";
import { command, execute } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { requestMail } from "@/lib/notifications/request-mail";
import type { Runtime } from "@/lib/kernel/runtime";
import { accountSubject } from "./account-facts";
import { setPassword } from "./choose-password";
import { verifyPassword } from "./passwords";
import { changePasswordInput } from "./schema";
import type { Session } from "./session-cookie";
import { countTry, forgetTries } from "./sign-in-delay";

/** Changes one's own password. All sessions end; the caller gets the one that goes on. */
const changePasswordNow = command({
  name: "account.change-password",
  permission: "account:own",
  input: changePasswordInput,
  async run(ctx, { current, password }): Promise<Session> {
    const account =
      ctx.actor.kind === "account" ? await ctx.tx.account.findFirst({ where: { id: ctx.actor.accountId } }) : null;
    if (!account) throw refuse("not-found", { what: "account" });
    if (!(await verifyPassword(ctx.runtime, account.passwordHash, current)))
      throw refuseInput({ current: "is not your password" });

    const epoch = await setPassword(ctx, account, password);
    const { name: organization } = await ctx.tx.organization.findFirstOrThrow();
    await requestMail(ctx, account.email, "passwordChanged", {
      name: account.name,
      organization,
      url: ctx.runtime.publicUrl,
    });
    ctx.record("account.password-changed", accountSubject(account), { related: [account.personId] });
    return { accountId: account.id, epoch };
  },
});

/** Tries are counted outside the transaction, which a wrong password rolls back: a stolen session must not guess at leisure. */
export async function changePassword(runtime: Runtime, actor: AccountActor, raw: unknown): Promise<Session> {
  const seconds = await countTry(runtime, "own-password", actor.accountId);
  if (seconds > 0) throw refuse("rate-limited", { retryAfter: seconds });
  const session = await execute(runtime, actor, changePasswordNow, raw);
  await forgetTries(runtime, "own-password", actor.accountId);
  return session;
}
