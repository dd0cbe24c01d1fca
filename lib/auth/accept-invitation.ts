import type { Origin } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { accountSubject } from "./account-facts";
import { choosePassword } from "./choose-password";
import { asLinkHolder } from "./link-holder";
import { choosePasswordInput } from "./schema";
import type { Session } from "./session-cookie";

const acceptInvitationNow = command({
  name: "account.accept-invitation",
  permission: "account:own",
  input: choosePasswordInput,
  async run(ctx, { token, password }): Promise<Session> {
    const account = await choosePassword(ctx, token, "INVITATION", password);
    ctx.record("account.invitation-accepted", accountSubject(account), { related: [account.personId] });
    return { accountId: account.id, epoch: account.sessionEpoch };
  },
});

/** The invited person chooses a password, and is signed in. */
export function acceptInvitation(
  runtime: Runtime,
  origin: Origin,
  raw: { token: string; password: string },
): Promise<Session> {
  return asLinkHolder(runtime, origin, acceptInvitationNow, raw);
}
