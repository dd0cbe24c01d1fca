import { command } from "@/lib/kernel/operation";
import { insertKeys } from "./insert-keys";
import { lockKeyInUse } from "./key-in-use";
import { replaceKeyInput } from "./license-key-schema";
import { requireIssuable } from "./require-issuable";

/** Gives a new key of the same kind, label and machine; the old one answers KEY_REPLACED from the same instant. */
export const replaceKey = command({
  name: "keys.replace",
  permission: "key:write",
  input: replaceKeyInput,
  async run(ctx, { keyId, reason }) {
    const { key, license } = await lockKeyInUse(ctx, keyId);
    await requireIssuable(ctx, license);
    const { kind, label, fingerprint } = key;
    const [fresh] = await insertKeys(ctx, license, { kind, count: 1, label, fingerprint });
    if (!fresh) throw new Error("no key was made");
    await ctx.tx.licenseKey.update({
      where: { id: keyId },
      data: { replacedAt: ctx.now, replacedById: fresh.id, version: { increment: 1 } },
    });
    ctx.record(
      "license-key.replaced",
      { kind: "license-key", id: keyId },
      { before: { replacedById: null }, after: { replacedById: fresh.id }, reason, related: [license.id, fresh.id] },
    );
    return { ...fresh, replaces: keyId };
  },
});
