import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { releaseActInput } from "./release-schema";
import { recordedRelease, releaseView } from "./release-view";
import { requireRelease } from "./require-release";

/**
 * Withdraws a release: its maker took it back. Whoever runs it goes on as before (their right has not changed), but no
 * answer names it as the newest allowed, and no upgrade leads to it.
 */
export const withdrawRelease = command({
  name: "releases.withdraw",
  permission: "product:write",
  input: releaseActInput,
  run: (ctx, { releaseId, reason }) => setWithdrawn(ctx, releaseId, ctx.now, reason),
});

export const reinstateRelease = command({
  name: "releases.reinstate",
  permission: "product:write",
  input: releaseActInput,
  run: (ctx, { releaseId, reason }) => setWithdrawn(ctx, releaseId, null, reason),
});

async function setWithdrawn(ctx: Context, releaseId: string, withdrawnAt: Date | null, reason: string | null) {
  const { product: _, ...before } = await requireRelease(ctx, releaseId);
  if (before.archivedAt) throw refuse("already-archived", { what: "release" });
  if ((before.withdrawnAt === null) === (withdrawnAt === null)) return releaseView(before);
  const after = changedOnce(
    await ctx.tx.release.updateManyAndReturn({
      where: { id: releaseId, rowVersion: before.rowVersion },
      data: { withdrawnAt, rowVersion: { increment: 1 } },
    }),
  );
  const type = withdrawnAt ? "release.withdrawn" : "release.reinstated";
  ctx.record(
    type,
    { kind: "release", id: releaseId },
    { before: recordedRelease(before), after: recordedRelease(after), reason, related: [before.productId] },
  );
  return releaseView(after);
}
