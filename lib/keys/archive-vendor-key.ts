import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { archiveVendorKeyInput } from "./vendor-key-schema";

/** Takes a vendor's key out of use; it stays sealed, so that old evidence can still be read. */
export const archiveVendorKey = command({
  name: "vendor-keys.archive",
  permission: "vendor-key:write",
  input: archiveVendorKeyInput,
  async run(ctx, { keyId, reason }) {
    const found = await ctx.tx.vendorKey.findUnique({ where: { id: keyId }, select: { licenseId: true } });
    if (!found) throw refuse("not-found", { what: "key" });
    await lockLicense(ctx, found.licenseId);
    const before = await ctx.tx.vendorKey.findUniqueOrThrow({ where: { id: keyId } });
    if (before.archivedAt) throw refuse("already-archived", { what: "key" });
    const after = await ctx.tx.vendorKey.update({ where: { id: keyId }, data: { archivedAt: ctx.now } });
    const { hint: _old, ...was } = before;
    const { hint: _new, ...is } = after;
    ctx.record(
      "vendor-key.archived",
      { kind: "vendor-key", id: keyId },
      { before: was, after: is, reason, related: [before.licenseId, before.seatId] },
    );
    return { id: after.id };
  },
});
