import type { Context } from "@/lib/kernel/operation";
import { sealVendorKey } from "./sealed-vendor-key";

type NewKey = { licenseId: string; key: string; label: string | null; seatId: string | null };

/** Seals and stores a key that the caller has found to be new; its event holds nothing of the key. */
export async function insertVendorKey(ctx: Context, { licenseId, key, label, seatId }: NewKey) {
  const id = ctx.newId("vendorKey");
  const data = {
    id,
    organizationId: ctx.organizationId,
    licenseId,
    label,
    seatId,
    createdAt: ctx.now,
    ...sealVendorKey(ctx.secrets, id, key),
  };
  const row = await ctx.tx.vendorKey.create({ data });
  const { hint: _hint, ...facts } = row;
  ctx.record("vendor-key.added", { kind: "vendor-key", id }, { after: facts, related: [licenseId, seatId] });
  return row;
}
