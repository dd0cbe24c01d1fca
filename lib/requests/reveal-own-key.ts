import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { vendorKeyIdInput } from "@/lib/keys/vendor-key-schema";
import { openVendorKey } from "@/lib/keys/sealed-vendor-key";
import { heldNow } from "@/lib/seats/held-now";

/** Opens a vendor's key of a seat that I hold, or of a whole licence of which I hold a seat; each look is recorded. */
export const revealOwnVendorKey = command({
  name: "requests.reveal-own-key",
  permission: "own:read",
  input: vendorKeyIdInput,
  async run(ctx, { keyId }) {
    const personId = ctx.actor.kind === "account" ? (ctx.actor.personId ?? "") : "";
    const key = await ctx.tx.vendorKey.findFirst({ where: { id: keyId, archivedAt: null } });
    const seat =
      key && (await ctx.tx.seat.findFirst({ where: { licenseId: key.licenseId, personId, ...heldNow(ctx) } }));
    if (!key || !seat || (key.seatId !== null && key.seatId !== seat.id))
      throw refuse("not-found", { what: "such key of yours" });
    ctx.record(
      "vendor-key.revealed",
      { kind: "vendor-key", id: key.id },
      { related: [key.licenseId, seat.id, personId] },
    );
    return { id: key.id, key: openVendorKey(ctx.secrets, key) };
  },
});
