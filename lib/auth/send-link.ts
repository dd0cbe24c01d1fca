import type { Account } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { requestMail } from "@/lib/notifications/request-mail";
import { makeLink, type AccountLinkPurpose } from "./one-time-link";

/** Whether the link went out by mail, and where no mail server is set the link itself, to be shown once. */
export type SentLink = { mailed: boolean; link: string | null };

export async function sendLink(ctx: Context, account: Account, purpose: AccountLinkPurpose): Promise<SentLink> {
  const { url, expiresAt } = await makeLink(ctx, account.id, purpose);
  const { name: organization, timeZone } = await ctx.tx.organization.findFirstOrThrow();
  const until = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "long", timeStyle: "short" }).format(expiresAt);
  const facts = { name: account.name, organization, url, until: `${until} (${timeZone})` };
  const mailed =
    purpose === "INVITATION"
      ? await requestMail(ctx, account.email, "invitation", {
          ...facts,
          inviter: ctx.actor.kind === "account" ? ctx.actor.name : null,
        })
      : await requestMail(ctx, account.email, "passwordReset", facts);
  return { mailed, link: mailed ? null : url };
}
