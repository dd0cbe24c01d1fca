import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { keyIdInput } from "./schema";
import { openKey } from "./sealed-key";

/** Opens a vendor's key. A command, because each look is a fact in the trail. */
export const revealKey = command({
  name: "keys.reveal",
  permission: "vendor-key:reveal",
  input: keyIdInput,
  async run(ctx, { keyId }) {
    const row = await ctx.tx.vendorKey.findUnique({ where: { id: keyId } });
    if (!row) throw refuse("not-found", { what: "key" });
    ctx.record("vendor-key.revealed", { kind: "vendor-key", id: keyId }, { related: [row.licenseId, row.seatId] });
    return { id: row.id, key: openKey(ctx.secrets, row) };
  },
});
