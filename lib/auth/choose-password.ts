import type { Account } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { mayEnter } from "./account-access";
import { consumeLink, type AccountLinkPurpose } from "./one-time-link";
import { hashPassword, requireGoodPassword } from "./passwords";

/**
 * Uses a link up and gives its account the password: every earlier session and every other link of it ends.
 * Whoever holds the link is signed in by it.
 */
export async function choosePassword(
  ctx: Context,
  token: string,
  purpose: AccountLinkPurpose,
  password: string,
): Promise<Account> {
  const accountId = await consumeLink(ctx, token, purpose);
  const account = await ctx.tx.account.findFirst({ where: { id: accountId, ...mayEnter } });
  if (!account) throw refuse("link-not-valid");
  await setPassword(ctx, account, password);
  await ctx.tx.oneTimeLink.deleteMany({ where: { accountId, usedAt: null } });
  return ctx.tx.account.update({ where: { id: accountId }, data: { lastSignInAt: ctx.now } });
}

/** Answers the new epoch: sessions of the old one are over. */
export async function setPassword(ctx: Context, account: Account, password: string): Promise<number> {
  const { name: organization } = await ctx.tx.organization.findFirstOrThrow();
  requireGoodPassword(password, { email: account.email, name: account.name, organization });
  const changed = await ctx.tx.account.update({
    where: { id: account.id },
    data: {
      passwordHash: await hashPassword(ctx.randomBytes, password),
      sessionEpoch: { increment: 1 },
      version: { increment: 1 },
    },
  });
  return changed.sessionEpoch;
}
