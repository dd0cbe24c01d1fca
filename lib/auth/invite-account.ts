import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { addAccount } from "./add-account";
import { lockAccount, requireMayChange, requireOwner } from "./account-guards";
import { accountSubject } from "./account-facts";
import { accountInput, inviteAccountInput } from "./schema";
import { sendLink } from "./send-link";

/** Makes an account without a password and sends the link that lets its owner choose one. */
export const inviteAccount = command({
  name: "account.invite",
  permission: "account:write",
  input: inviteAccountInput,
  async run(ctx, invited) {
    if (invited.roles.includes("OWNER")) requireOwner(ctx);
    const account = await addAccount(ctx, { ...invited, passwordHash: null });
    ctx.record("account.invited", accountSubject(account));
    return { id: account.id, ...(await sendLink(ctx, account, "INVITATION")) };
  },
});

/** Sends a new invitation; the earlier link ends. */
export const inviteAgain = command({
  name: "account.invite-again",
  permission: "account:write",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    if (account.disabledAt) throw refuse("account-disabled", { account: account.name });
    if (account.passwordHash) throw refuse("account-active", { account: account.name });
    ctx.record("account.invited", accountSubject(account));
    return { id: account.id, ...(await sendLink(ctx, account, "INVITATION")) };
  },
});
