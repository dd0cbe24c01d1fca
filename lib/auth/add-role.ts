import type { Account, RoleGrant } from "@/lib/db/generated/client";
import type { Role } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { accountSubject, grantFacts } from "./account-facts";

export async function addRole(ctx: Context, account: Account, role: Role, until?: Date): Promise<RoleGrant> {
  const grant = await ctx.tx.roleGrant.create({
    data: { id: ctx.newId("roleGrant"), organizationId: ctx.organizationId, accountId: account.id, role, until: until ?? null, createdAt: ctx.now },
  });
  ctx.record("role.granted", accountSubject(account), { after: grantFacts(grant), related: [account.personId] });
  return grant;
}
