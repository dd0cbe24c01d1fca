import type { Account, RoleGrant } from "@/lib/db/generated/client";
import type { Role } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { ensurePerson } from "@/lib/people/ensure-person";
import { accountSubject, grantFacts } from "./account-facts";

/** Seats, requests and approvals belong to people: who gets one of these roles must be one. */
const rolesOfPeople: readonly Role[] = ["APPROVER", "EMPLOYEE"];

export async function addRole(ctx: Context, account: Account, role: Role, until?: Date): Promise<RoleGrant> {
  const personId = account.personId ?? (rolesOfPeople.includes(role) ? await givePerson(ctx, account) : null);
  const grant = await ctx.tx.roleGrant.create({
    data: {
      id: ctx.newId("roleGrant"),
      organizationId: ctx.organizationId,
      accountId: account.id,
      role,
      until: until ?? null,
      createdAt: ctx.now,
    },
  });
  ctx.record("role.granted", accountSubject(account), { after: grantFacts(grant), related: [personId] });
  return grant;
}

async function givePerson(ctx: Context, account: Account): Promise<string> {
  const current = await ctx.tx.account.findFirstOrThrow({ where: { id: account.id } });
  if (current.personId) return current.personId;
  const { id } = await ensurePerson(
    ctx,
    { displayName: account.name, email: account.email, source: "account" },
    { known: "keep" },
  );
  await ctx.tx.account.update({ where: { id: account.id }, data: { personId: id } });
  ctx.record("account.linked", accountSubject(account), { after: { personId: id }, related: [id] });
  return id;
}
