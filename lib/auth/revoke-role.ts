import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { permissionTable } from "@/lib/kernel/permissions";
import { accountSubject, grantFacts } from "./account-facts";
import { isOwn, lockAccount, requireAnotherOwner, requireMayChange, requireOwner } from "./account-guards";
import { roleInput } from "./schema";

export const revokeRole = command({
  name: "role.revoke",
  permission: "role:grant",
  input: roleInput,
  async run(ctx, { accountId, role }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    if (role === "OWNER") requireOwner(ctx);
    const [grant] = account.roleGrants.filter((held) => held.role === role);
    if (!grant) return { id: accountId };
    if (role === "OWNER") await requireAnotherOwner(ctx, account);
    const left = account.roleGrants.filter((held) => held.role !== role).map((held) => held.role);
    const keepsManaging = permissionTable["role:grant"].roles.some((managing) => left.includes(managing));
    if (isOwn(ctx, account) && !keepsManaging) throw refuse("own-access");

    await ctx.tx.roleGrant.updateMany({ where: { accountId, role, revokedAt: null }, data: { revokedAt: ctx.now } });
    ctx.record("role.revoked", accountSubject(account), { before: grantFacts(grant), related: [account.personId] });
    return { id: accountId };
  },
});
