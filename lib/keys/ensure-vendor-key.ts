import type { Context } from "@/lib/kernel/operation";
import { insertVendorKey } from "./insert-vendor-key";
import { digestOf } from "./sealed-vendor-key";

type Wanted = { licenseId: string; key: string; label?: string | null };

/** A licence's key, kept if it is not known yet: inside another operation's transaction (imports), the licence locked. */
export async function ensureVendorKey(
  ctx: Context,
  { licenseId, key, label = null }: Wanted,
): Promise<{ id: string; outcome: "created" | "unchanged" }> {
  const text = key.trim();
  const known = await ctx.tx.vendorKey.findFirst({
    where: { licenseId, digest: digestOf(ctx.secrets, text), archivedAt: null },
    select: { id: true },
  });
  if (known) return { id: known.id, outcome: "unchanged" };
  const row = await insertVendorKey(ctx, { licenseId, key: text, label, seatId: null });
  return { id: row.id, outcome: "created" };
}
