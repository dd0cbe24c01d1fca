import type { Person } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";

export async function requirePerson(ctx: Context, personId: string): Promise<Person> {
  const person = await ctx.tx.person.findFirst({ where: { id: personId } });
  if (!person) throw refuse("not-found", { what: "person" });
  return person;
}

/** Somebody whom a field names (owner, manager, sponsor) must be here and not have departed. */
export async function requireColleague(ctx: Context, personId: string, field: string): Promise<Person> {
  const person = await ctx.tx.person.findFirst({ where: { id: personId } });
  if (!person) throw refuseInput({ [field]: "is not a person here" });
  if (person.status === "DEPARTED" || person.archivedAt)
    throw refuseInput({ [field]: `is ${person.displayName}, who has departed: choose somebody else` });
  return person;
}

/** The one who has that e-mail address now. Addresses of those who departed may be given to somebody new. */
export async function holderOfEmail(ctx: Context, email: string): Promise<Person | null> {
  return ctx.tx.person.findFirst({ where: { email, archivedAt: null, status: { not: "DEPARTED" } } });
}

export const emailTaken = (email: string | null, holder?: string) =>
  refuse("email-taken", { email: email ?? "The address", holder: holder ?? "somebody else" });
