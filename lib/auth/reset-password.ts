import type { Origin } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { requestMail } from "@/lib/notifications/request-mail";
import { accountSubject } from "./account-facts";
import { choosePassword } from "./choose-password";
import { asLinkHolder } from "./link-holder";
import { choosePasswordInput } from "./schema";
import type { Session } from "./session-cookie";
import { forgetTries } from "./sign-in-delay";

const resetPasswordNow = command({
  name: "account.reset-password",
  permission: "account:own",
  input: choosePasswordInput,
  async run(ctx, { token, password }): Promise<Session & { email: string }> {
    const account = await choosePassword(ctx, token, "PASSWORD_RESET", password);
    const { name: organization } = await ctx.tx.organization.findFirstOrThrow();
    await requestMail(ctx, account.email, "passwordChanged", {
      name: account.name,
      organization,
      url: ctx.runtime.publicUrl,
    });
    ctx.record("account.password-reset", accountSubject(account), { related: [account.personId] });
    return { accountId: account.id, epoch: account.sessionEpoch, email: account.email };
  },
});

/** Somebody who reads the account's mailbox chooses a new password; what others tried at the account no longer delays it. */
export async function resetPassword(
  runtime: Runtime,
  origin: Origin,
  raw: { token: string; password: string },
): Promise<Session> {
  const { email, ...session } = await asLinkHolder(runtime, origin, resetPasswordNow, raw);
  await forgetTries(runtime, "account", email);
  return session;
}
