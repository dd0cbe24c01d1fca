import { keyset } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { listUsageUsersInput } from "./schema";
import { usersOfSource } from "./users-of-source.sql";
import { usageUserView } from "./usage-user-view";

/** User names that logs know, and whose they are: matched by user name or e-mail address, or decided by somebody. */
export const listUsageUsers = query({
  name: "usage-sources.users",
  permission: "usage-source:read",
  input: listUsageUsersInput,
  async run(ctx, { q, sourceId, state, ...input }) {
    const page = keyset({ name: "text", createdAt: "instant" }, input);
    const where = {
      ...(q ? { name: containing(q) } : {}),
      ...(sourceId ? await usersOfSource(ctx, sourceId) : {}),
      ...(state === "unmatched" ? { personId: null, decidedAt: null } : {}),
      ...(state === "matched" ? { NOT: { personId: null, decidedAt: null } } : {}),
    };
    const rows = await ctx.tx.usageUser.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: { person: { select: { displayName: true } } },
    });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map(usageUserView),
      total: await ctx.tx.usageUser.count({ where }),
      ...cursors,
    };
  },
});
