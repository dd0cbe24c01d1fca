import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { notifyPerson } from "@/lib/notifications/notify-person";
import { requestMail } from "@/lib/notifications/request-mail";

type Owned = { id: string; name: string; ownerId: string | null };

/** What has become of a term: its kind is that of the notice. */
export type TermNews = "license-in-grace" | "license-ended" | "license-renewed" | "trial-ended";

/**
 * Tells the owner of a licence what has become of its term, in the transaction that writes it down: once, as that is done
 * once. `day` is the last day of the grace that began, of the term or trial that ended, or of the new term. Without an
 * owner who is still here nobody is told.
 */
export async function tellOwnerOfTerm(ctx: Context, news: TermNews, license: Owned, day: Date): Promise<void> {
  if (!license.ownerId) return;
  const owner = await ctx.tx.person.findFirst({ where: { id: license.ownerId, status: { not: "DEPARTED" } } });
  if (!owner) return;
  await notifyPerson(ctx, owner.id, news, { licenseId: license.id });
  if (!owner.email) return;
  const facts = { name: owner.displayName, license: license.name, news, day: dayInWords(day) };
  await requestMail(ctx, owner.email, "licenseTermNews", facts);
}
