import { addDays } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockSigningKey } from "./lock-signing-key";
import { recordCreated, signingKeyRow } from "./key-ring";
import { rotateSigningKeyInput } from "./signing-key-schema";

/** A new key signs from now on; the one before it goes on verifying until the end of the overlap. */
export const rotateSigningKey = command({
  name: "signing-keys.rotate",
  permission: "signing-key:write",
  input: rotateSigningKeyInput,
  async run(ctx, { currentId, overlapDays, reason }) {
    const before = await lockSigningKey(ctx, currentId);
    if (before.retiredAt) throw refuse("changed-meanwhile");
    const verifiesUntil = overlapDays === null ? null : addDays(ctx.now, overlapDays);
    const after = { retiredAt: ctx.now, verifiesUntil };
    await ctx.tx.signingKey.update({
      where: { id: currentId },
      data: { ...after, retireReason: reason, version: { increment: 1 } },
    });
    const fresh = await succeed(ctx, reason);
    ctx.record(
      "signing-key.rotated",
      { kind: "signing-key", id: currentId },
      { before: { retiredAt: null, verifiesUntil: null }, after, reason, related: [fresh.id] },
    );
    return { ...fresh, verifiesUntil };
  },
});

/** The next key of an organisation whose current one was retired in this transaction. */
export async function succeed(ctx: Context, reason: string) {
  const row = signingKeyRow(ctx);
  await ctx.tx.signingKey.create({ data: row });
  recordCreated(ctx, row, reason);
  return { id: row.id, kid: row.kid };
}
