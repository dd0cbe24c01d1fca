import type { Account, RoleGrant } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { inForce, mayEnter } from "./account-access";

export type GuardedAccount = Account & { roleGrants: RoleGrant[] };

/**
 * Reads an account to change it. Changes of accounts and roles of one organisation take turns from here, so that two
 * owners who remove each other at the same time cannot leave none.
 */
export async function lockAccount(ctx: Context, accountId: string): Promise<GuardedAccount> {
  await ctx.tx.$queryRaw`SELECT id FROM organization WHERE id = ${ctx.organizationId} FOR NO KEY UPDATE`;
  const account = await ctx.tx.account.findFirst({
    where: { id: accountId },
    include: { roleGrants: { where: inForce(ctx.now) } },
  });
  if (!account) throw refuse("not-found", { what: "account" });
  return account;
}

export function isOwner(account: GuardedAccount): boolean {
  return account.roleGrants.some((grant) => grant.role === "OWNER");
}

/** Only owners touch owners: an admin who could reset an owner's password would be an owner. */
export function requireMayChange(ctx: Context, account: GuardedAccount): void {
  if (isOwner(account)) requireOwner(ctx);
}

/**
 * Where no mail server sends a link, whoever asks for it is shown it and could use it. An admin is shown those of employees
 * alone: with anyone else's they could act under another name.
 */
export function requireMaySeeLink(ctx: Context, account: GuardedAccount): void {
  if (ctx.runtime.smtp || isOwn(ctx, account)) return;
  const isMore = account.roleGrants.some((grant) => grant.role !== "EMPLOYEE");
  if (isMore && !isByOwner(ctx)) throw refuse("link-owner-only", { account: account.name });
}

export function requireOwner(ctx: Context): void {
  if (!isByOwner(ctx)) throw refuse("owner-only");
}

function isByOwner({ actor }: Context): boolean {
  return actor.kind === "system" || (actor.kind === "account" && actor.roles.includes("OWNER"));
}

export function isOwn(ctx: Context, account: GuardedAccount): boolean {
  return ctx.actor.kind === "account" && ctx.actor.accountId === account.id;
}

/** Somebody must remain who can sign in and give roles. */
export async function requireAnotherOwner(ctx: Context, account: GuardedAccount): Promise<void> {
  const others = await ctx.tx.account.count({
    where: {
      ...mayEnter,
      id: { not: account.id },
      passwordHash: { not: null },
      roleGrants: { some: { role: "OWNER", revokedAt: null, until: null } },
    },
  });
  if (others === 0) throw refuse("last-owner", { account: account.name });
}
