import type { LinkPurpose } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { hashToken } from "@/lib/kernel/secrets";

export type AccountLinkPurpose = Exclude<LinkPurpose, "SETUP">;

const hour = 60 * 60 * 1000;
const validFor: Record<AccountLinkPurpose, number> = { INVITATION: 7 * 24 * hour, PASSWORD_RESET: hour };
const path: Record<AccountLinkPurpose, string> = { INVITATION: "invitation", PASSWORD_RESET: "reset" };

/** 256 random bits: only a hash of it is kept. */
export function newToken(randomBytes: Runtime["randomBytes"]): string {
  return Buffer.from(randomBytes(32)).toString("base64url");
}

/** Makes a link for an account; earlier unused ones of the same purpose end. */
export async function makeLink(
  ctx: Context,
  accountId: string,
  purpose: AccountLinkPurpose,
): Promise<{ url: string; expiresAt: Date }> {
  await ctx.tx.oneTimeLink.deleteMany({ where: { accountId, purpose, usedAt: null } });
  const token = newToken(ctx.randomBytes);
  const expiresAt = new Date(ctx.now.getTime() + validFor[purpose]);
  await ctx.tx.oneTimeLink.create({
    data: {
      id: ctx.newId("oneTimeLink"),
      organizationId: ctx.organizationId,
      accountId,
      purpose,
      tokenHash: hashToken(token),
      expiresAt,
      createdAt: ctx.now,
    },
  });
  return { url: `${ctx.runtime.publicUrl}/${path[purpose]}/${token}`, expiresAt };
}

/** Uses a link up. One conditional update decides, so that of two at once one wins. */
export async function consumeLink(ctx: Context, token: string, purpose: AccountLinkPurpose): Promise<string> {
  const where = { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: ctx.now } };
  const used = await ctx.tx.oneTimeLink.updateManyAndReturn({ where, data: { usedAt: ctx.now } });
  const accountId = used[0]?.accountId;
  if (!accountId) throw refuse("link-not-valid");
  return accountId;
}
