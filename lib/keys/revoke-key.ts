import { command } from "@/lib/kernel/operation";
import { lockKeyInUse } from "./key-in-use";
import { revokeKeyInput } from "./license-key-schema";

/** Takes a key out of use for good: it answers KEY_REVOKED, and its files stand on the revocation list. */
export const revokeKey = command({
  name: "keys.revoke",
  permission: "key:write",
  input: revokeKeyInput,
  async run(ctx, { keyId, reason }) {
    const { key } = await lockKeyInUse(ctx, keyId);
    const { version } = await ctx.tx.licenseKey.update({
      where: { id: keyId },
      data: { revokedAt: ctx.now, revokeReason: reason, version: { increment: 1 } },
    });
    ctx.record(
      "license-key.revoked",
      { kind: "license-key", id: keyId },
      { before: { revokedAt: null }, after: { revokedAt: ctx.now }, reason, related: [key.licenseId] },
    );
    return { id: keyId, version };
  },
});
