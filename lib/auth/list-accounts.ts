import { z } from "zod";
import type { Role } from "@/lib/db/generated/enums";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { inForce } from "./account-access";
import { roleName } from "./schema";

export type AccountState = "active" | "invited" | "disabled";

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  state: AccountState;
  personId: string | null;
  roles: { role: Role; until: Date | null }[];
  lastSignInAt: Date | null;
  createdAt: Date;
  invitationEndsAt: Date | null;
};

const stateConditions: Record<AccountState, object> = {
  active: { disabledAt: null, passwordHash: { not: null } },
  invited: { disabledAt: null, passwordHash: null },
  disabled: { disabledAt: { not: null } },
};

export const listAccounts = query({
  name: "account.list",
  permission: "account:read",
  input: pageInput.extend({ q: z.string().trim().max(120).optional(), role: roleName.optional(), state: z.enum(["active", "invited", "disabled"]).optional() }),
  async run(ctx, input): Promise<Page<AccountRow>> {
    const page = keyset({ name: "text", email: "text", createdAt: "instant", lastSignInAt: "instant?" }, input);
    const held = inForce(ctx.now);
    const filters = [
      input.q ? { OR: [{ name: { contains: input.q, mode: "insensitive" as const } }, { email: { contains: input.q.toLowerCase() } }] } : {},
      input.role ? { roleGrants: { some: { role: input.role, ...held } } } : {},
      input.state ? stateConditions[input.state] : {},
    ];
    const rows = await ctx.tx.account.findMany({
      where: { AND: [...filters, page.where] },
      include: {
        roleGrants: { where: held, orderBy: { createdAt: "asc" } },
        oneTimeLinks: { where: { purpose: "INVITATION", usedAt: null }, orderBy: { expiresAt: "desc" }, take: 1 },
      },
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        state: row.disabledAt ? "disabled" : row.passwordHash ? "active" : "invited",
        personId: row.personId,
        roles: row.roleGrants.map(({ role, until }) => ({ role, until })),
        lastSignInAt: row.lastSignInAt,
        createdAt: row.createdAt,
        invitationEndsAt: row.oneTimeLinks[0]?.expiresAt ?? null,
      })),
      total: await ctx.tx.account.count({ where: { AND: filters } }),
      ...cursors,
    };
  },
});
