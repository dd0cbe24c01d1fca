import { command } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { insertKey } from "./insert-key";
import { addKeyInput } from "./schema";
import { digestOf } from "./sealed-key";

/** Keeps a key that a vendor gave us, sealed, for a licence or for one seat of it. */
export const addKey = command({
  name: "keys.add",
  permission: "vendor-key:write",
  input: addKeyInput,
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
    const row = await insertKey(ctx, { licenseId, key, label, seatId });
    return { id: row.id, hint: row.hint };
  },
});
