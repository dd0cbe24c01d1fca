import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { keyIdInput } from "./license-key-schema";
import { openKey } from "./sealed-key";

/** Shows a key of ours again. A command, because each look is a fact in the trail. */
export const revealKey = command({
  name: "keys.reveal",
  permission: "key:reveal",
  input: keyIdInput,
  async run(ctx, { keyId }) {
    const row = await ctx.tx.licenseKey.findUnique({ where: { id: keyId } });
    if (!row) throw refuse("not-found", { what: "key" });
    ctx.record("license-key.revealed", { kind: "license-key", id: keyId }, { related: [row.licenseId] });
    return { id: row.id, key: openKey(ctx.secrets, row) };
  },
});
