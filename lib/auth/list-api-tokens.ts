import { z } from "zod";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";

export type ApiTokenRow = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  state: "active" | "revoked" | "expired";
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  createdAt: Date;
  createdBy: { name: string };
};

export const listApiTokens = query({
  name: "token.list",
  permission: "token:read",
  input: pageInput.extend({ state: z.enum(["valid", "ended"]).optional() }),
  async run(ctx, input): Promise<Page<ApiTokenRow>> {
    const sorts = { createdAt: "instant", name: "text", lastUsedAt: "instant?", expiresAt: "instant?" } as const;
    const page = keyset(sorts, { ...input, sort: input.sort ?? "-createdAt" });
    const valid = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] };
    const where = input.state === undefined ? {} : input.state === "valid" ? valid : { NOT: valid };
    const rows = await ctx.tx.apiToken.findMany({
      where: { AND: [where, page.where] },
      include: { createdBy: { select: { name: true } } },
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map(({ id, name, hint, scopes, revokedAt, lastUsedAt, expiresAt, createdAt, createdBy }) => {
        const state = revokedAt ? "revoked" : expiresAt && expiresAt <= ctx.now ? "expired" : "active";
        return { id, name, hint, scopes, state, lastUsedAt, expiresAt, createdAt, createdBy };
      }),
      total: await ctx.tx.apiToken.count({ where }),
      ...cursors,
    };
  },
});
