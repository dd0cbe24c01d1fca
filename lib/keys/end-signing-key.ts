import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockSigningKey } from "./lock-signing-key";
import { succeed } from "./rotate-signing-key";
import { signedBy } from "./signed-by";
import { endSigningKeyInput } from "./signing-key-schema";

/**
 * A signing key that others may have: what it signed is good no longer, at once and everywhere. Where it was the current
 * one, a new one takes its place. Licence keys and files signed by it must be issued again.
 */
export const endSigningKey = command({
  name: "signing-keys.end",
  permission: "signing-key:write",
  input: endSigningKeyInput,
  async run(ctx, { signingKeyId, reason }) {
    const before = await lockSigningKey(ctx, signingKeyId);
    if (before.verifiesUntil && before.verifiesUntil <= ctx.now) throw refuse("signing-key-ended");
    await ctx.tx.signingKey.update({
      where: { id: signingKeyId },
      data: {
        retiredAt: before.retiredAt ?? ctx.now,
        verifiesUntil: ctx.now,
        retireReason: reason,
        version: { increment: 1 },
      },
    });
    const successor = before.retiredAt === null ? await succeed(ctx, reason) : null;
    const { keys, files } = await signedBy(ctx, before.kid);
    ctx.record(
      "signing-key.ended",
      { kind: "signing-key", id: signingKeyId },
      {
        before: { retiredAt: before.retiredAt, verifiesUntil: before.verifiesUntil },
        after: { retiredAt: before.retiredAt ?? ctx.now, verifiesUntil: ctx.now, keys, files },
        reason,
        related: [successor?.id],
      },
    );
    return { id: signingKeyId, successor, keys, files };
  },
});
