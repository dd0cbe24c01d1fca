import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { insertVendorKey } from "./insert-vendor-key";
import { addVendorKeyInput } from "./vendor-key-schema";
import { digestOf } from "./sealed-vendor-key";

/** Keeps a key that a vendor gave us, sealed, for a licence or for one seat of it. */
export const addVendorKey = command({
  name: "vendor-keys.add",
  permission: "vendor-key:write",
  input: addVendorKeyInput,
  async run(ctx, { licenseId, key, label, seatId }) {
    const license = await lockLicense(ctx, licenseId);
    if (license.archivedAt) throw refuse("already-archived", { what: "licence" });
    if (seatId && !(await ctx.tx.seat.findUnique({ where: { id: seatId, licenseId }, select: { id: true } }))) {
      throw refuseInput({ seatId: "is not a seat of this licence" });
    }
    const known = await ctx.tx.vendorKey.findFirst({
      where: { licenseId, digest: digestOf(ctx.secrets, key), archivedAt: null },
    });
    if (known) throw refuse("key-known-already", { hint: known.hint, license: license.name });
    const row = await insertVendorKey(ctx, { licenseId, key, label, seatId });
    return { id: row.id, hint: row.hint };
  },
});
