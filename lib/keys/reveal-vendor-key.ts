import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { vendorKeyIdInput } from "./vendor-key-schema";
import { openVendorKey } from "./sealed-vendor-key";

/** Opens a vendor's key. A command, because each look is a fact in the trail. */
export const revealVendorKey = command({
  name: "vendor-keys.reveal",
  permission: "vendor-key:reveal",
  input: vendorKeyIdInput,
  async run(ctx, { keyId }) {
    const row = await ctx.tx.vendorKey.findUnique({ where: { id: keyId } });
    if (!row) throw refuse("not-found", { what: "key" });
    ctx.record("vendor-key.revealed", { kind: "vendor-key", id: keyId }, { related: [row.licenseId, row.seatId] });
    return { id: row.id, key: openVendorKey(ctx.secrets, row) };
  },
});
