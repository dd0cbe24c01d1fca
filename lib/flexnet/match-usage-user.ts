import type { UsageUser } from "@/lib/db/generated/client";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { matchUsageUserInput } from "./schema";
import { usageUserView } from "./usage-user-view";

/** Says whose a user name of a log is, or that it is nobody's. It is not guessed again. */
export const matchUsageUser = command({
  name: "usage-sources.match-user",
  permission: "usage-source:write",
  input: matchUsageUserInput,
  async run(ctx, { userId, version, personId }) {
    const before = await ctx.tx.usageUser.findUnique({ where: { id: userId } });
    if (!before) throw refuse("not-found", { what: "user name" });
    const person = personId
      ? await ctx.tx.person.findFirst({ where: { id: personId, archivedAt: null }, select: { displayName: true } })
      : null;
    if (personId && !person) throw refuseInput({ personId: "is not a person here" });
    return usageUserView({ ...(await giveUserName(ctx, before, version, personId)), person });
  },
});

/** A user name becomes somebody's, or nobody's, as somebody decided. */
export async function giveUserName(ctx: Context, before: UsageUser, version: number, personId: string | null) {
  const after = changedOnce(
    await ctx.tx.usageUser.updateManyAndReturn({
      where: { id: before.id, version },
      data: { personId, decidedAt: ctx.now, version: { increment: 1 } },
    }),
  );
  ctx.record(
    "usage-user.matched",
    { kind: "usage-user", id: before.id },
    { before: { personId: before.personId }, after: { personId }, related: [before.personId, personId] },
  );
  return after;
}
