import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { accountFacts, accountSubject } from "./account-facts";
import { isOwn, isOwner, lockAccount, requireAnotherOwner, requireMayChange } from "./account-guards";
import { accountInput } from "./schema";

/** Shuts an account out at once: its sessions and open links end. Its roles stay, for when it is enabled again. */
export const disableAccount = command({
  name: "account.disable",
  permission: "account:write",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    if (account.disabledAt) return { id: accountId };
    if (isOwn(ctx, account)) throw refuse("own-access");
    if (isOwner(account)) await requireAnotherOwner(ctx, account);
    const after = await ctx.tx.account.update({
      where: { id: accountId },
      data: { disabledAt: ctx.now, sessionEpoch: { increment: 1 }, version: { increment: 1 } },
    });
    await ctx.tx.oneTimeLink.deleteMany({ where: { accountId, usedAt: null } });
    ctx.record("account.disabled", accountSubject(account), {
      before: accountFacts(account),
      after: accountFacts(after),
      related: [account.personId],
    });
    return { id: accountId };
  },
});

export const enableAccount = command({
  name: "account.enable",
  permission: "account:write",
  input: accountInput,
  async run(ctx, { accountId }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    if (!account.disabledAt) return { id: accountId };
    const after = await ctx.tx.account.update({
      where: { id: accountId },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    ctx.record("account.enabled", accountSubject(account), {
      before: accountFacts(account),
      after: accountFacts(after),
      related: [account.personId],
    });
    return { id: accountId };
  },
});
