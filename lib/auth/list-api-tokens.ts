import { z } from "zod";
import { keyset, pageInput } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";

export const listApiTokens = query({
  name: "token.list",
  permission: "token:read",
  input: pageInput.extend({ state: z.enum(["valid", "ended"]).optional() }),
  async run(ctx, input) {
    const page = keyset({ createdAt: "instant", name: "text", lastUsedAt: "instant?", expiresAt: "instant?" }, { ...input, sort: input.sort ?? "-createdAt" });
    const valid = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] };
    const where = input.state === undefined ? {} : input.state === "valid" ? valid : { NOT: valid };
    const rows = await ctx.tx.apiToken.findMany({
      where: { AND: [where, page.where] },
      select: {
        id: true, name: true, hint: true, scopes: true, lastUsedAt: true, expiresAt: true, revokedAt: true, createdAt: true,
        createdBy: { select: { name: true } },
      },
      orderBy: page.orderBy,
      take: page.take,
    });
    return { ...page.cut(rows), total: await ctx.tx.apiToken.count({ where }) };
  },
});
