import type { Account } from "@/lib/db/generated/client";
import type { Role } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { accountFacts, accountSubject } from "./account-facts";
import { addRole } from "./add-role";

type NewAccount = {
  name: string;
  email: string;
  roles: readonly Role[];
  passwordHash: string | null;
  personId?: string;
};

/** Adds an account with its roles. It belongs to the person with that e-mail address, where there is exactly one. */
export async function addAccount(
  ctx: Context,
  { name, email, roles, passwordHash, personId }: NewAccount,
): Promise<Account> {
  const holder = await ctx.tx.account.findFirst({ where: { email } });
  if (holder) throw refuse("email-taken", { email, holder: `the account of ${holder.name}` });
  const owner = personId ?? (await personWith(ctx, email));
  const data = { name, email, passwordHash, personId: owner, createdAt: ctx.now };
  const account = await orRefuse(
    () => ctx.tx.account.create({ data: { id: ctx.newId("account"), organizationId: ctx.organizationId, ...data } }),
    () => refuse("email-taken", { email, holder: "an account that was made this moment" }),
  );
  ctx.record("account.created", accountSubject(account), { after: accountFacts(account), related: [account.personId] });
  for (const role of roles) await addRole(ctx, account, role);
  return ctx.tx.account.findFirstOrThrow({ where: { id: account.id } });
}

async function personWith(ctx: Context, email: string): Promise<string | null> {
  const people = await ctx.tx.person.findMany({
    where: { email: { equals: email, mode: "insensitive" }, archivedAt: null, accounts: { none: {} } },
    select: { id: true },
    take: 2,
  });
  return people.length === 1 ? (people[0]?.id ?? null) : null;
}
