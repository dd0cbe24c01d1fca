import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { apiTokenInput } from "./schema";

export const revokeApiToken = command({
  name: "token.revoke",
  permission: "token:write",
  input: apiTokenInput,
  async run(ctx, { tokenId }) {
    const token = await ctx.tx.apiToken.findFirst({ where: { id: tokenId } });
    if (!token) throw refuse("not-found", { what: "token" });
    const { count } = await ctx.tx.apiToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 1)
      ctx.record(
        "token.revoked",
        { kind: "apiToken", id: tokenId },
        { before: { name: token.name, scopes: token.scopes } },
      );
    return { id: tokenId };
  },
});
