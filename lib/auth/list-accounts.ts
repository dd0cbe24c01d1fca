import { z } from "zod";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { inForce } from "./account-access";
import { accountParts, accountView, type AccountRow, type AccountState } from "./account-view";
import { roleName } from "./schema";

const stateConditions: Record<AccountState, object> = {
  active: { disabledAt: null, passwordHash: { not: null } },
  invited: { disabledAt: null, passwordHash: null },
  disabled: { disabledAt: { not: null } },
};

export const listAccounts = query({
  name: "account.list",
  permission: "account:read",
  input: pageInput.extend({
    q: z.string().trim().max(120).optional(),
    role: roleName.optional(),
    state: z.enum(["active", "invited", "disabled"]).optional(),
  }),
  async run(ctx, input): Promise<Page<AccountRow>> {
    const page = keyset({ name: "text", email: "text", createdAt: "instant", lastSignInAt: "instant?" }, input);
    const held = inForce(ctx.now);
    const filters = [
      input.q
        ? {
            OR: [
              { name: { contains: input.q, mode: "insensitive" as const } },
              { email: { contains: input.q.toLowerCase() } },
            ],
          }
        : {},
      input.role ? { roleGrants: { some: { role: input.role, ...held } } } : {},
      input.state ? stateConditions[input.state] : {},
    ];
    const rows = await ctx.tx.account.findMany({
      where: { AND: [...filters, page.where] },
      include: accountParts(ctx.now),
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map(accountView),
      total: await ctx.tx.account.count({ where: { AND: filters } }),
      ...cursors,
    };
  },
});
