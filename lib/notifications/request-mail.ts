import type { Context } from "@/lib/kernel/operation";
import { mailTemplates, type MailFacts, type MailName } from "./mail-templates";
import { renderMail } from "./render-mail";

/**
 * Has a mail sent once this operation has committed. What it says lies sealed until then and is forgotten afterwards; the
 * outbox names only its id. Answers false, and does nothing, where no mail server is set.
 */
export async function requestMail<Name extends MailName>(
  ctx: Context,
  to: string,
  name: Name,
  facts: MailFacts[Name],
): Promise<boolean> {
  if (!ctx.runtime.smtp) return false;
  const id = ctx.newId("mail");
  const sealed = ctx.secrets.seal(JSON.stringify({ to, ...renderMail(mailTemplates[name](facts)) }), `mail:${id}`);
  await ctx.tx.mail.create({
    data: { id, organizationId: ctx.organizationId, template: name, sealed, createdAt: ctx.now },
  });
  ctx.emit("mail/requested", { mailId: id });
  return true;
}
