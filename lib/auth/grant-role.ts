import { endOfDay } from "@/lib/kernel/calendar";
import { command } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { lockAccount, requireMayChange, requireOwner } from "./account-guards";
import { addRole } from "./add-role";
import { grantRoleInput } from "./schema";

export const grantRole = command({
  name: "role.grant",
  permission: "role:grant",
  input: grantRoleInput,
  async run(ctx, { accountId, role, until: lastDay }) {
    const account = await lockAccount(ctx, accountId);
    requireMayChange(ctx, account);
    if (role === "OWNER") requireOwner(ctx);
    const { timeZone } = await ctx.tx.organization.findFirstOrThrow();
    const until = lastDay === undefined ? undefined : endOfDay(timeZone, new Date(`${lastDay}T00:00:00Z`));
    if (role === "OWNER" && until)
      throw refuseInput({ until: "cannot be set for an owner: the organisation would be left without one" });
    if (until && until <= ctx.now) throw refuseInput({ until: "is in the past" });

    const held = account.roleGrants.filter((grant) => grant.role === role);
    if (held.some((grant) => grant.until?.getTime() === until?.getTime())) return { id: accountId };
    // Another end, or one that has run out: the old grant ends and the new one says what holds from now on.
    await ctx.tx.roleGrant.updateMany({ where: { accountId, role, revokedAt: null }, data: { revokedAt: ctx.now } });
    await addRole(ctx, account, role, until);
    return { id: accountId };
  },
});
