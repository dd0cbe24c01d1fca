import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { accountSubject } from "./account-facts";
import { lockAccount, requireMayChange, requireMaySeeLink } from "./account-guards";
import { accountInput } from "./schema";
import { sendLink } from "./send-link";

/** An admin sends somebody a link for a new password; shown to the admin where there is no mail server. */
export const issueResetLink = command({
  name: "account.issue-reset-link",
  permission: "account:write",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    requireMaySeeLink(ctx, account);
    if (account.disabledAt) throw refuse("account-disabled", { account: account.name });
    ctx.record("account.reset-link-issued", accountSubject(account), { related: [account.personId] });
    return { id: account.id, ...(await sendLink(ctx, account, "PASSWORD_RESET")) };
  },
});
