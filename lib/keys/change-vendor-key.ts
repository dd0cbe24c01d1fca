import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { changeVendorKeyInput } from "./vendor-key-schema";

/** Says anew what a vendor's key is for. The key itself never changes: another key is another row. */
export const changeVendorKey = command({
  name: "vendor-keys.change",
  permission: "vendor-key:write",
  input: changeVendorKeyInput,
  async run(ctx, { keyId, label }) {
    const found = await ctx.tx.vendorKey.findUnique({ where: { id: keyId }, select: { licenseId: true } });
    if (!found) throw refuse("not-found", { what: "key" });
    await lockLicense(ctx, found.licenseId);
    const before = await ctx.tx.vendorKey.findUniqueOrThrow({ where: { id: keyId } });
    if (before.archivedAt) throw refuse("already-archived", { what: "key" });
    if (before.label === label) return { id: keyId, label };
    await ctx.tx.vendorKey.update({ where: { id: keyId }, data: { label } });
    ctx.record(
      "vendor-key.changed",
      { kind: "vendor-key", id: keyId },
      { before: { label: before.label }, after: { label }, related: [before.licenseId, before.seatId] },
    );
    return { id: keyId, label };
  },
});
