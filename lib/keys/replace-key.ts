import { command } from "@/lib/kernel/operation";
import { lockKeyInUse } from "./key-in-use";
import { replaceKeyInput } from "./license-key-schema";
import { requireIssuable } from "./require-issuable";
import { succeedKeys } from "./succeed-keys";

/** Gives a new key of the same kind, label and machine; the old one answers KEY_REPLACED from the same instant. */
export const replaceKey = command({
  name: "keys.replace",
  permission: "key:write",
  input: replaceKeyInput,
  async run(ctx, { keyId, reason }) {
    const { key, license } = await lockKeyInUse(ctx, keyId);
    await requireIssuable(ctx, license);
    const [fresh] = await succeedKeys(ctx, license, [key], reason);
    if (!fresh) throw new Error("no key was made");
    return fresh;
  },
});
