import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { accountParts, accountView, type AccountRow } from "./account-view";
import { accountInput } from "./schema";

/** One account, whether it is the reader's own, and whether the reader may change it (only owners touch owners). */
export const readAccount = query({
  name: "account.read",
  permission: "account:read",
  input: accountInput,
  async run(ctx, { accountId }): Promise<AccountRow & { own: boolean; changeable: boolean; readerIsOwner: boolean }> {
    const row = await ctx.tx.account.findFirst({ where: { id: accountId }, include: accountParts(ctx.now) });
    if (!row) throw refuse("not-found", { what: "account" });
    const account = accountView(row);
    const readerIsOwner = ctx.actor.kind === "account" && ctx.actor.roles.includes("OWNER");
    return {
      ...account,
      own: ctx.actor.kind === "account" && ctx.actor.accountId === accountId,
      changeable: readerIsOwner || account.roles.every(({ role }) => role !== "OWNER"),
      readerIsOwner,
    };
  },
});
